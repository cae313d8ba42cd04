import * as tf from '@tensorflow/tfjs-core';
import { type Interval, lowerOf, upperOf } from '../rounding/interval';
import { TINY, UNIT_ROUNDOFF } from '../rounding/rounding';

/** Name under which a backend may register a kernel that finds all three at one go. */
export const RELU_RELAXATION = 'ReluRelaxation';

/** Relaxation of max(0, z), each [batch, ...]; that below goes through zero. */
export interface ReluRelaxation {
  readonly lowerSlope: tf.Tensor;
  readonly upperSlope: tf.Tensor;
  readonly upperIntercept: tf.Tensor;
}

/**
 * Relaxation of max(0, z) on [l, u]: above the chord with slope λ = u/(u − l), below αz with α = 1 where u > −l, else 0
 * (CROWN's adaptive choice); where the sign is known both are the function itself.
 *
 * No division is trusted: for whatever λ in [0, 1] comes out, the intercept max(−λl, u − λu, 0) puts the upper side above the
 * function at both bounds and hence, it being convex, between them. Its three roundings are at most 4u₀·max(|l|, |u|).
 *
 * @param isOutward whether those are covered
 */
export function relaxationOfMax(interval: Interval, isOutward: boolean): ReluRelaxation {
  if (tf.getKernel(RELU_RELAXATION, tf.getBackend())) {
    const relaxation = tf.engine().runKernel(RELU_RELAXATION, { interval }, { isOutward }) as tf.Tensor[];
    const [lowerSlope, upperSlope, upperIntercept] = relaxation as [tf.Tensor, tf.Tensor, tf.Tensor];
    return { lowerSlope, upperSlope, upperIntercept };
  }
  return tf.tidy(() => {
    const lower = lowerOf(interval);
    const upper = upperOf(interval);
    const always = tf.greaterEqual(lower, 0);
    const unstable = tf.logicalAnd(tf.less(lower, 0), tf.greater(upper, 0));
    const width = tf.maximum(tf.sub(upper, lower), TINY);
    const chord = tf.clipByValue(tf.div(upper, width), 0, 1);
    const stable = tf.cast(always, 'float32');
    const upperSlope = tf.where(unstable, chord, stable);
    const steep = tf.cast(tf.greater(upper, tf.neg(lower)), 'float32');
    const bounds = tf.maximum(tf.neg(tf.mul(upperSlope, lower)), tf.sub(upper, tf.mul(upperSlope, upper)));
    const intercept = isOutward ? tf.add(bounds, roundings(lower, upper)) : bounds;
    return {
      lowerSlope: tf.where(unstable, steep, stable),
      upperSlope,
      upperIntercept: tf.where(unstable, tf.relu(intercept), tf.zerosLike(upper)),
    };
  });
}

function roundings(lower: tf.Tensor, upper: tf.Tensor): tf.Tensor {
  return tf.add(tf.mul(tf.maximum(tf.neg(lower), upper), 6 * UNIT_ROUNDOFF), TINY);
}
