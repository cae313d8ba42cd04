import { beforeAll, describe, expect, it } from 'vitest';
import { InputReader } from '../engine/inputs';
import { uploadNetwork } from '../network/upload';
import { startTestBackend } from '../testing/backend';
import { diskAssets } from '../testing/files';
import { readGolden } from '../testing/goldens';
import { NO_CHECKPOINT } from './checkpoint';
import { crown } from './crown';
import { inputBox } from './inputBox';

beforeAll(() => startTestBackend('wasm'));

/** Granted to float32 where the reference's lines, in float64, are all but ours (small radii). */
const GRANTED = 1e-4;

/**
 * The reference's lines touch elsewhere, and of several inputs that may be a window's largest it takes another: ours are
 * held to be at least as tight on average.
 */
describe.each(['tanh_mlp', 'sigmoid_mlp', 'cnn_pool'])('linear bounds of %s', (name) => {
  const { network, golden } = readGolden(name);
  const cases = golden.cases.filter(({ method }) => method === 'CROWN' || method === 'CROWN-IBP');

  it.each(cases)('are on average at least as tight as $method at epsilon $epsilon', async (known) => {
    const ready = uploadNetwork(network);
    const indices = golden.images;
    const { values } = await new InputReader(diskAssets).read({ dataset: 'fashion-mnist', indices }, network);
    const box = inputBox(values, known.epsilon, known.clip, 'none');
    const inner = known.method === 'CROWN' ? 'backward' : 'interval';
    const { logits, margins } = await crown(ready, box, golden.labels, inner, 'none', NO_CHECKPOINT);
    ready.dispose();
    const width = sum(logits.upper) - sum(logits.lower);
    expect(width).toBeLessThanOrEqual((sum(known.upper.flat()) - sum(known.lower.flat())) * (1 + GRANTED));
    expect(sum(margins.lower)).toBeGreaterThanOrEqual(sum(known.margin_lower.flat()) * (1 - GRANTED));
  });
});

function sum(values: Iterable<number>): number {
  return [...values].reduce((a, b) => a + b, 0);
}
