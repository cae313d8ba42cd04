import * as tf from '@tensorflow/tfjs-core';
import { ROUNDINGS } from '../../../catalog/roundings';
import { type Interval, lowerOf, upperOf } from '../../../kernels/rounding/interval';
import { type Rounding, TINY, UNIT_ROUNDOFF } from '../../../kernels/rounding/rounding';
import type { Lines } from '../../operation';

/**
 * Lines around ReLU on [l, u]: above the chord with slope λ = u/(u − l), below αz with α = 1 where u > −l, else 0
 * (CROWN's adaptive choice); where the sign is known both are ReLU itself.
 *
 * No division is trusted: for whatever λ in [0, 1] comes out, the intercept max(−λl, u − λu, 0) puts the line above
 * ReLU at both ends and hence, ReLU being convex, between them. Its three roundings are at most 4u₀·max(|l|, |u|).
 */
export function reluLines(interval: Interval, rounding: Rounding): Lines {
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
    const ends = tf.maximum(tf.neg(tf.mul(upperSlope, lower)), tf.sub(upper, tf.mul(upperSlope, upper)));
    const intercept = !ROUNDINGS[rounding].outward ? ends : tf.add(ends, roundings(lower, upper));
    return {
      lowerSlope: tf.where(unstable, steep, stable),
      upperSlope,
      upperIntercept: tf.where(unstable, tf.relu(intercept), tf.zerosLike(upper)),
    };
  }) as Lines;
}

function roundings(lower: tf.Tensor, upper: tf.Tensor): tf.Tensor {
  return tf.add(tf.mul(tf.maximum(tf.neg(lower), upper), 6 * UNIT_ROUNDOFF), TINY);
}
