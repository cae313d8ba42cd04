import { beforeAll, expect, it } from 'vitest';
import { NO_CHECKPOINT } from '../bounds/checkpoint';
import { methodCost } from '../bounds/cost/methodCost';
import { inputBox } from '../bounds/inputBox';
import { BOUNDS_BY } from '../bounds/methods';
import type { Method } from '../catalog/methods';
import { InputReader } from '../engine/stores/inputs';
import { uploadNetwork } from '../network/upload';
import { startTestBackend } from '../testing/backend';
import { diskAssets } from '../testing/files';
import { readGolden } from '../testing/goldens';
import { countProducts } from './countProducts';

beforeAll(() => startTestBackend('wasm'));

/** A radius at which these networks have units of every kind. */
const EPSILON = 0.03;

it.each<[string, readonly Method[]]>([
  ['fc3', ['ibp', 'crown-ibp', 'crown', 'alpha-crown']],
  ['cnn_small', ['ibp', 'crown-ibp', 'crown', 'alpha-crown']],
  ['resnet', ['ibp', 'crown-ibp', 'crown']],
])('what is predicted for %s is within a factor of two of what is computed', async (name, methods) => {
  const { network, golden } = readGolden(name);
  const ready = uploadNetwork(network);
  const [index, label] = [golden.images[0] as number, golden.labels[0] as number];
  const { values } = await new InputReader(diskAssets).read({ dataset: 'fashion-mnist', indices: [index] }, network);
  const box = inputBox(values, EPSILON, [0, 1], 'real');
  for (const method of methods) {
    const { intervals, exact, plain } = methodCost(ready, method).usual.multiplications;
    const computed = await countProducts(async () => {
      await BOUNDS_BY[method].bound(ready, box, [label], 'real', NO_CHECKPOINT);
    });
    const ratio = (intervals + exact + plain) / computed;
    expect(ratio, method).toBeGreaterThan(0.5);
    expect(ratio, method).toBeLessThan(2);
  }
  ready.dispose();
});
