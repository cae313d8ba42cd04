import * as tf from '@tensorflow/tfjs-core';
import { ROUNDINGS } from '../../../catalog/roundings';
import { type Interval, lowerOf, upperOf } from '../../../kernels/rounding/interval';
import { type Rounding, SMALLEST_NORMAL, TINY, UNIT_ROUNDOFF } from '../../../kernels/rounding/rounding';
import type { Relaxation } from '../../passingBack';

/**
 * Relaxation of f(x) = x for x ≥ 0, αx for x < 0, on [l, u]. Where the sign is known both are f itself. Else the chord is
 * on one side, above f for α ≤ 1 (convex), below it for α > 1 (concave); on the other is the function through 0 with slope
 * 1 where u > −l, else α, which encloses the least area.
 *
 * No division is trusted: for whatever slope λ between α and 1 comes out, f − λx is at both bounds |α − λ||l| and
 * |1 − λ|u away from 0, to the chord's side, so the larger of them is an intercept. Its four roundings are covered.
 */
export function leakyReluRelaxation(interval: Interval, alpha: number, rounding: Rounding): Relaxation {
  return tf.tidy(() => {
    const lower = lowerOf(interval);
    const upper = upperOf(interval);
    const unstable = tf.logicalAnd(tf.less(lower, 0), tf.greater(upper, 0));
    const slopeWhere = (is1: tf.Tensor) => tf.where(is1, tf.onesLike(upper), tf.fill(upper.shape, alpha));
    const width = tf.maximum(tf.sub(upper, lower), TINY);
    const steepness = tf.div(tf.sub(upper, tf.mul(lower, alpha)), width);
    const chord = tf.clipByValue(steepness, Math.min(alpha, 1), Math.max(alpha, 1));
    const known = slopeWhere(tf.greaterEqual(lower, 0));
    const chordSlope = tf.where(unstable, chord, known);
    const otherSlope = tf.where(unstable, slopeWhere(tf.greater(upper, tf.neg(lower))), known);
    const atLower = tf.mul(tf.abs(tf.sub(chord, alpha)), tf.neg(lower));
    const atUpper = tf.mul(tf.abs(tf.sub(chord, 1)), upper);
    const distance = payForFourRoundings(tf.maximum(atLower, atUpper), rounding);
    const chordIntercept = tf.where(unstable, distance, tf.zerosLike(upper));
    const relaxation =
      alpha <= 1
        ? { lowerSlope: otherSlope, upperSlope: chordSlope, upperIntercept: chordIntercept }
        : {
            lowerSlope: chordSlope,
            lowerIntercept: tf.neg(chordIntercept),
            upperSlope: otherSlope,
            upperIntercept: tf.zerosLike(upper),
          };
    return payForFlushing(relaxation, lower, alpha, rounding) as Relaxation & tf.TensorContainerObject;
  });
}

function payForFourRoundings(distance: tf.Tensor, rounding: Rounding): tf.Tensor {
  return !ROUNDINGS[rounding].outward ? distance : tf.add(tf.mul(distance, 1 + 8 * UNIT_ROUNDOFF), TINY);
}

/** Pays for whatever the device makes of a subnormal α. */
function payForFlushing(relaxation: Relaxation, lower: tf.Tensor, alpha: number, rounding: Rounding): Relaxation {
  if (!ROUNDINGS[rounding].outward || alpha === 0 || alpha >= SMALLEST_NORMAL) return relaxation;
  const slack = tf.where(tf.less(lower, 0), tf.fill(lower.shape, TINY), tf.zerosLike(lower));
  const { lowerIntercept, upperIntercept } = relaxation;
  return {
    ...relaxation,
    lowerIntercept: lowerIntercept ? tf.sub(lowerIntercept, slack) : tf.neg(slack),
    upperIntercept: tf.add(upperIntercept, slack),
  };
}
