import * as tf from '@tensorflow/tfjs-core';
import { type Interval, lowerOf, upperOf } from '../../kernels/interval';

/** Largest magnitude of each value, [batch, ...]. */
export function magnitudeOf(interval: Interval): tf.Tensor {
  return tf.tidy(() => tf.maximum(tf.abs(lowerOf(interval)), tf.abs(upperOf(interval))));
}
