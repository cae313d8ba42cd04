import * as tf from '@tensorflow/tfjs-core';
import { type Interval, lowerOf, packInterval, upperOf } from '../../kernels/interval';
import { type Rounding, UNIT_ROUNDOFF } from '../../kernels/rounding';
import { widen } from '../../kernels/widen';

/** Upper ends first, then lower ends: what a decreasing function must be applied to. */
export function swapEnds(interval: Interval): Interval {
  return tf.tidy(() => packInterval(upperOf(interval), lowerOf(interval)));
}

/**
 * Ends that were computed with one rounding, moved outward by what it can have cost; under `float32` the network's
 * own rounding of the same operation is paid for as well. Both are at most u·|end|, and `widen` needs 3u for itself.
 */
export function payForOneRounding(interval: Interval, rounding: Rounding): Interval {
  if (rounding === 'none') return interval;
  return widen(interval, (rounding === 'float32' ? 5 : 4) * UNIT_ROUNDOFF);
}
