import * as tf from '@tensorflow/tfjs-core';
import type { OwnRounding } from '../../catalog/roundings';
import type { Interval } from '../rounding/interval';
import { intervalLinear } from './intervalLinear';

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
 * Bounds of s·x + t over boxes (constant Add, Sub, Mul, Div, BatchNormalization).
 *
 * @param interval [2·batch, ...]
 */
export function intervalScale(interval: Interval, constants: ScaleShift, rounding: OwnRounding): Interval {
  return intervalLinear(
    interval,
    {
      apply: (z) => tf.mul(z, constants.scale),
      applyMagnitude: (z) => tf.mul(z, constants.magnitude),
      terms: SCALE_ROUNDINGS,
      shift: { value: constants.shift, magnitude: constants.shiftMagnitude },
    },
    rounding,
  );
}
