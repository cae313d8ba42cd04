import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { startTestBackend } from '../../testing/backend';
import { largestInMemory } from '../wasm/largest';
import { relaxationWeights } from './relaxationWeights';
import { relaxationOfMax } from './reluRelaxation';

const bounds = fc.array(
  fc.tuple(fc.float({ min: -4, max: 4, noNaN: true }), fc.float({ min: 0, max: 4, noNaN: true })),
  {
    minLength: 1,
    maxLength: 11,
  },
);

/** Relaxations and weights of the boxes [a, a + width], and which rounding is covered on the current backend. */
function relaxationOf(boxes: readonly (readonly [number, number])[], isOutward: boolean): Float32Array[] {
  return tf.tidy(() => {
    const interval = tf.tensor2d([boxes.map(([a]) => a), boxes.map(([a, width]) => Math.fround(a + width))]);
    const relaxation = relaxationOfMax(interval, isOutward);
    const { unstable, weight } = relaxationWeights(interval, relaxation.lowerSlope, relaxation.upperSlope);
    const all = [relaxation.lowerSlope, relaxation.upperSlope, relaxation.upperIntercept, unstable, weight];
    return all.map((tensor) => tensor.dataSync<'float32'>().slice());
  });
}

it('are the same by the kernel and composed of operations', async () => {
  const cases = fc.sample(fc.tuple(bounds, fc.boolean()), { numRuns: 40, seed: 1 });
  await startTestBackend('wasm');
  const fused = cases.map(([boxes, isOutward]) => relaxationOf(boxes, isOutward));
  await startTestBackend('cpu');
  for (const [at, [boxes, isOutward]] of cases.entries()) {
    for (const [which, composed] of relaxationOf(boxes, isOutward).entries()) {
      // Composed in float64 and rounded at the end of each operation.
      for (const [i, value] of composed.entries()) expect(fused[at]?.[which]?.[i]).toBeCloseTo(value, 5);
    }
  }
});

it('are looked at for their largest magnitude where they lie', async () => {
  await startTestBackend('wasm');
  for (const values of [[1, -3, 2], Array.from({ length: 37 }, (_, i) => Math.sin(i) * 5), [1, Number.NaN], []]) {
    const tensor = tf.tensor1d(values, 'float32');
    const found = largestInMemory(tensor) as number;
    tensor.dispose();
    // NaN once one of the numbers is none.
    expect(found).toBe(Math.max(0, ...Float32Array.from(values).map(Math.abs)));
  }
});
