import * as tf from '@tensorflow/tfjs-core';
import type { OwnRounding } from '../../catalog/roundings';
import { type Interval, lowerOf, moveOutward, packInterval, upperOf } from '../rounding/interval';
import { shareLost } from './intervalByBounds';

/** Constants of y = s·x + t, elementwise, broadcast against [batch, ...]. */
export interface ScaleShift {
  readonly scale: tf.Tensor;
  /** |s|. */
  readonly magnitude: tf.Tensor;
  readonly shift: tf.Tensor;
  /**
   * At least |t|, and at least every number that t was computed from (for batch normalisation |β| + |s·μ|), because
   * the error of t is a share of those.
   */
  readonly shiftMagnitude: tf.Tensor;
}

/**
 * s and t may be float32 roundings of exact coefficients: each is then within u of the exact one relative to |s| or
 * `shiftMagnitude`. Twelve terms instead of one allow for that, and under `float32` for runs that subtract the mean,
 * divide by the deviation, scale and shift one after the other: half a rounding for the variance, which the root halves;
 * by WGSL 4.5 for the root, which is a reciprocal of a reciprocal root, and 2.5 for the division; 3 for the rest.
 */
export const SCALE_ROUNDINGS = 12;

/**
 * Bounds of s·x + t over boxes (constant Add, Sub, Mul, Div, BatchNormalization): what either bound becomes, with an error of
 * its own, and the hull of both, since the exact function of x is a line.
 *
 * @param interval [2·batch, ...]
 */
export function intervalScale(
  interval: Interval,
  { scale, magnitude, shift, shiftMagnitude }: ScaleShift,
  rounding: OwnRounding,
): Interval {
  const share = shareLost(SCALE_ROUNDINGS, rounding);
  return tf.tidy(() => {
    const bounds = tf.add(tf.mul(interval, scale), shift);
    const [one, other] = [lowerOf(bounds), upperOf(bounds)];
    if (share === 0) return packInterval(tf.minimum(one, other), tf.maximum(one, other));
    const off = tf.mul(tf.add(tf.mul(tf.abs(interval), magnitude), shiftMagnitude), share);
    const [oneOff, otherOff] = [lowerOf(off), upperOf(off)];
    const lower = tf.minimum(tf.sub(one, oneOff), tf.sub(other, otherOff));
    const upper = tf.maximum(tf.add(one, oneOff), tf.add(other, otherOff));
    // The last subtraction rounds, too.
    return moveOutward(packInterval(lower, upper), 0);
  });
}
