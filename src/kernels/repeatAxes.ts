import * as tf from '@tensorflow/tfjs-core';

/**
 * Copies of a tensor of any rank beside each other, axis by axis: WebGPU reads tensors of five axes back to the processor
 * to tile them, in the middle of a computation, at which devices in software are lost.
 *
 * @param times how often each axis is repeated
 */
export function repeatAxes(x: tf.Tensor, times: readonly number[]): tf.Tensor {
  return tf.tidy(() => times.reduce((copied: tf.Tensor, count, axis) => repeatAxis(copied, axis, count), tf.clone(x)));
}

function repeatAxis(x: tf.Tensor, axis: number, count: number): tf.Tensor {
  if (count === 1) return x;
  const outer = x.shape.slice(0, axis).reduce((a, b) => a * b, 1);
  const rows = tf.reshape(x, [outer, 1, x.size / outer]);
  return tf.reshape(tf.tile(rows, [1, count, 1]), x.shape.with(axis, (x.shape[axis] as number) * count));
}
