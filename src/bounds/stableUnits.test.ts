import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ReadyNetwork, uploadNetwork } from '../network/upload';
import { startTestBackend } from '../testing/backend';
import { denseNetwork } from '../testing/networks/denseNetwork';
import { NO_CHECKPOINT } from './checkpoint';
import { inputBox } from './inputBox';
import { crownValues } from './methods/crown';
import { trustedNodes } from './readNodes';
import { StableUnits } from './stableUnits';
import { disposeBounds } from './valueBounds';

let ready: ReadyNetwork;

beforeAll(async () => {
  await startTestBackend('wasm');
  // Of x in [−1, 1]: |x| + 1, which intervals take for at least 0, and 1/2 more, less 2, and less 1/2.
  ready = uploadNetwork(
    denseNetwork([
      { weight: [[1, -1]], bias: [0, 0] },
      {
        weight: [
          [1, 1, 1],
          [1, 1, 1],
        ],
        bias: [0.5, -2, -0.5],
      },
      { weight: [[1], [1], [1]], bias: [0] },
    ]),
  );
});

afterAll(() => ready.dispose());

/** Bounds of the second layer's units for both halves of the input. */
async function interval(stable: StableUnits, signs: readonly (Uint8Array | undefined)[]) {
  const known = stable.boundsOf(signs);
  const box = { lower: Float32Array.of(-1, 0), upper: Float32Array.of(0, 1) };
  const bounds = await crownValues(ready, box, 2, 'backward', 'real', NO_CHECKPOINT, { known });
  const values = [...(await (bounds.get('dense1') as tf.Tensor).data<'float32'>())];
  tf.dispose([...known.values()]);
  disposeBounds(bounds);
  return { lower: values.slice(0, 6), upper: values.slice(6) };
}

describe('signs of units', () => {
  it('are read from the bounds of a whole, and hold for its parts', async () => {
    const stable = new StableUnits(ready);
    expect(stable.countOpen(undefined)).toBe(3);
    const bounds = await crownValues(ready, inputBox([0], 1, null, 'real'), 1, 'backward', 'real', NO_CHECKPOINT);
    const [signs] = await stable.read(bounds, 1);
    disposeBounds(bounds);
    expect([...(signs ?? [])]).toEqual([1, 2, 0]);
    const before = tf.memory().numTensors;
    const { lower, upper } = await interval(stable, [signs, undefined]);
    expect(tf.memory().numTensors).toBe(before);
    for (const [sample, x] of [-0.5, 0.5].entries()) {
      for (const [unit, bias] of [0.5, -2, -0.5].entries()) {
        expect(lower[3 * sample + unit]).toBeLessThanOrEqual(Math.abs(x) + bias);
        expect(upper[3 * sample + unit]).toBeGreaterThanOrEqual(Math.abs(x) + bias);
      }
    }
    expect(lower[0]).toBeGreaterThanOrEqual(0);
  });

  it('hide no magnitude of a part of which nothing is known, beside others', async () => {
    const huge = uploadNetwork(
      denseNetwork([
        { weight: [[1]], bias: [0] },
        { weight: [[2 ** 20]], bias: [0] },
        { weight: [[0.5]], bias: [0] },
      ]),
    );
    const known = new StableUnits(huge).boundsOf([new Uint8Array(2), undefined]);
    // Of the first part no more is known than that magnitudes are small; the second takes numbers to 2⁵⁰.
    const box = { lower: Float32Array.of(0, 2 ** 29), upper: Float32Array.of(1, 2 ** 30) };
    const bounds = await crownValues(huge, box, 2, 'backward', 'real', NO_CHECKPOINT, { known });
    expect(await trustedNodes(huge, bounds, box, 'real')).toBeLessThan(huge.nodes.length);
    const [, , , upper] = await (bounds.get('dense1') as tf.Tensor).data<'float32'>();
    expect(upper).toBeGreaterThanOrEqual(2 ** 50);
    tf.dispose([...known.values()]);
    disposeBounds(bounds);
    huge.dispose();
  });
});
