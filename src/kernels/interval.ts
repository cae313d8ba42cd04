import * as tf from '@tensorflow/tfjs-core';

/**
 * Bounds of a batch of values as *one* tensor: all lower ends, then all upper ends, stacked on the batch axis;
 * shape [2·batch, ...]. A function that is monotone in each value thus bounds an interval by being applied to it,
 * and both ends cross every kernel in one dispatch.
 */
export type Interval = tf.Tensor;

/** Packs lower and upper ends, both [batch, ...]. */
export function packInterval(lower: tf.Tensor, upper: tf.Tensor): Interval {
  return tf.concat([lower, upper], 0);
}

/** The lower ends, [batch, ...]. */
export function lowerOf(interval: Interval): tf.Tensor {
  return tf.split(interval, 2, 0)[0] as tf.Tensor;
}

/** The upper ends, [batch, ...]. */
export function upperOf(interval: Interval): tf.Tensor {
  return tf.split(interval, 2, 0)[1] as tf.Tensor;
}

/** Number of samples. */
export function batchOf(interval: Interval): number {
  return (interval.shape[0] as number) / 2;
}

/** −1 for lower ends and +1 for upper ends, shaped to multiply `interval`. */
export function outward(interval: Interval): tf.Tensor {
  const batch = batchOf(interval);
  const ones = tf.ones([batch, ...interval.shape.slice(1).map(() => 1)]);
  return tf.concat([tf.neg(ones), ones], 0);
}
