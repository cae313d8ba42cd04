import * as tf from '@tensorflow/tfjs-core';
import { type Interval, outward } from '../../../kernels/rounding/interval';
import type { Touching } from '../../passingBack';
import { swapBounds } from '../intervals';
import { tangentFrom } from './sigmoidTangents';

/** Where relaxations may touch 1/(1 + e⁻ˣ). */
export const sigmoidTouching: Touching = {
  kind: 'touching',
  range: touchingRange,
  curve: (x) => {
    const value = tf.sigmoid(x);
    return { value, slope: tf.mul(value, tf.sub(1, value)) };
  },
};

/** Where relaxations may touch tanh x = 2σ(2x) − 1. */
export const tanhTouching: Touching = {
  kind: 'touching',
  range: (input) => {
    const { from, to, isFixed } = touchingRange(tf.mul(input, 2));
    return { from: tf.mul(from, 0.5), to: tf.mul(to, 0.5), isFixed };
  },
  curve: (x) => {
    const value = tf.tanh(x);
    return { value, slope: tf.sub(1, tf.square(value)) };
  },
};

/** As `enclosingRelaxation` in sigmoidRelaxation.ts has it: from the tangent point, or 0, to the far bound. */
function touchingRange(interval: Interval) {
  const sign = outward(interval);
  const left = tf.mul(swapBounds(interval), sign);
  const right = tf.mul(interval, sign);
  const tangent = tangentFrom(left);
  const nearest = tf.mul(tf.minimum(right, tf.maximum(tangent, tf.relu(left))), sign);
  const isFixed = tf.cast(tf.greaterEqual(tangent, right), 'float32');
  return { from: tf.minimum(nearest, interval), to: tf.maximum(nearest, interval), isFixed };
}
