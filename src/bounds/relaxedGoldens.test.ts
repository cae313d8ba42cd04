import { beforeAll, describe, expect, it } from 'vitest';
import { InputReader } from '../engine/stores/inputs';
import { uploadNetwork } from '../network/upload';
import { startTestBackend } from '../testing/backend';
import { diskAssets } from '../testing/files';
import { casesOf, goldenMethods, readGolden } from '../testing/goldens';
import { NO_CHECKPOINT } from './checkpoint';
import { inputBox } from './inputBox';
import { BOUNDS_BY } from './methods/index';

beforeAll(() => startTestBackend('wasm'));

/** Granted to float32 where the reference's relaxations, in float64, are all but ours (small radii). */
const GRANTED = 1e-4;

/**
 * The reference's relaxations touch elsewhere, and of several inputs that may be a window's largest it takes another: ours are
 * held to be at least as tight on average.
 */
/** The networks, and for how many of their images: those with pools take longest. */
describe.each([
  { name: 'tanh_mlp', images: 6 },
  { name: 'sigmoid_mlp', images: 6 },
  { name: 'cnn_pool', images: 2 },
  { name: 'cnn_late_pool', images: 2 },
])('linear bounds of $name', ({ name, images }) => {
  const { network, golden } = readGolden(name);
  const cases = goldenMethods(name, true).flatMap((by) => casesOf(golden.cases, by).map((known) => ({ ...known, by })));

  it.each(cases)('are on average at least as tight as $method at epsilon $epsilon', async (known) => {
    const ready = uploadNetwork(network);
    const [indices, labels] = [golden.images.slice(0, images), golden.labels.slice(0, images)];
    const { values } = await new InputReader(diskAssets).read({ dataset: 'fashion-mnist', indices }, network);
    const box = inputBox(values, known.epsilon, known.clip, 'none');
    const { logits, margins } = await BOUNDS_BY[known.by].bound(ready, box, labels, 'none', NO_CHECKPOINT);
    ready.dispose();
    const sumOfFirst = (rows: readonly (readonly number[])[]) => sum(rows.slice(0, images).flat());
    const width = sum(logits.upper) - sum(logits.lower);
    expect(width).toBeLessThanOrEqual((sumOfFirst(known.upper) - sumOfFirst(known.lower)) * (1 + GRANTED));
    expect(sum(margins.lower)).toBeGreaterThanOrEqual(sumOfFirst(known.margin_lower) * (1 - GRANTED));
  });
});

function sum(values: Iterable<number>): number {
  return [...values].reduce((a, b) => a + b, 0);
}
