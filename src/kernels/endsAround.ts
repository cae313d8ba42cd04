import type * as tf from '@tensorflow/tfjs-core';
import { writeTensors } from './hostTensors';
import type { Interval } from './interval';
import type { Rounding } from './rounding';

/** More than rounding to float32 moves a number that is not subnormal, relative to it, and float64 arithmetic besides. */
export const ROUNDING_TO_FLOAT32 = 2 ** -23;

/**
 * Ends of the boxes that reach by ŝ to both sides of ŷ: l ≤ ŷ − ŝ and u ≥ ŷ + ŝ exactly, but for subnormals.
 *
 * x, a sum in float64, is within 2⁻⁵³|x| of the exact one; x − 2⁻²³|x| is stored within 2⁻²⁴ of it, which leaves it below.
 *
 * @param middle ŷ, [batch, ...]
 * @param half ŝ ≥ 0, [batch, ...]
 * @returns [2·batch, ...]
 */
export function endsAround(middle: tf.Tensor, half: tf.Tensor, rounding: Rounding): Interval {
  const outward = rounding === 'none' ? 0 : ROUNDING_TO_FLOAT32;
  const shape = [2 * (middle.shape[0] as number), ...middle.shape.slice(1)];
  const [interval] = writeTensors([middle, half], [shape], ([middles, halves], [ends]) => {
    joinEnds(middles as Float32Array, halves as Float32Array, ends as Float32Array, outward);
  });
  return interval as Interval;
}

function joinEnds(middles: Float32Array, halves: Float32Array, ends: Float32Array, outward: number): void {
  const count = middles.length;
  for (let i = 0; i < count; i++) {
    const middle = middles[i] as number;
    const half = halves[i] as number;
    const lower = middle - half;
    const upper = middle + half;
    ends[i] = lower - outward * Math.abs(lower);
    ends[count + i] = upper + outward * Math.abs(upper);
  }
}
