import * as tf from '@tensorflow/tfjs-core';
import { type OwnRounding, ROUNDINGS } from '../../catalog/roundings';
import { type Interval, lowerOf, packInterval, upperOf, widen } from '../../kernels/rounding/interval';
import { type Rounding, TINY, UNIT_ROUNDOFF, unitRoundoff } from '../../kernels/rounding/rounding';

/** Upper bounds first, then lower bounds: what a decreasing function must be applied to. */
export function swapBounds(interval: Interval): Interval {
  return tf.tidy(() => packInterval(upperOf(interval), lowerOf(interval)));
}

/** Bounds that were computed with one rounding, at most u·|bound|, moved outward by it; `widen` needs 3u for itself. */
export function payForOneRounding(interval: Interval, rounding: OwnRounding): Interval {
  return ROUNDINGS[rounding].outward ? widen(interval, 4 * UNIT_ROUNDOFF) : interval;
}

/**
 * At least the exact sum of up to three terms, each of up to three roundings itself. The additions make that five,
 * relative to the sum of magnitudes, and the one that accounts for them six.
 */
export function sumUpward(terms: readonly tf.Tensor[], rounding: Rounding): tf.Tensor {
  const sum = (tensors: readonly tf.Tensor[]) => tensors.reduce((a, b) => tf.add(a, b));
  if (!ROUNDINGS[rounding].outward) return sum(terms);
  const magnitude = sum(terms.map((term) => tf.abs(term)));
  return tf.add(sum(terms), tf.add(tf.mul(magnitude, 8 * unitRoundoff()), TINY));
}
