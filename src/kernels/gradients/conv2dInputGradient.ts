import * as tf from '@tensorflow/tfjs-core';
import { padImage } from '../conv2d';
import type { ConvWindow } from './convWindow';

/**
 * Gradient of a convolution with respect to its input, itself computed as a convolution: dy, spread by the stride and
 * surrounded by zeros, with the filter turned by half a turn and its channels exchanged.
 *
 * @param dy [batch, height', width', outputs]
 * @param filter [rows, columns, channels, outputs]
 * @param size height and width of the input
 * @returns [batch, height, width, channels]
 */
export function conv2dInputGradient(
  dy: tf.Tensor4D,
  filter: tf.Tensor4D,
  size: readonly [number, number],
  window: ConvWindow,
): tf.Tensor4D {
  return tf.tidy(() => {
    const [height, width] = size;
    const [rows, columns] = window.size;
    const [top, left, bottom, right] = window.pads;
    const spread = spreadOut(spreadOut(dy, 1, window.strides[0]), 2, window.strides[1]);
    const below = height + top + bottom - spread.shape[1];
    const beside = width + left + right - spread.shape[2];
    const surrounded = padImage(spread, [rows - 1, columns - 1, below, beside]);
    const turned: tf.Tensor4D = tf.transpose(tf.reverse(filter, [0, 1]), [0, 1, 3, 2]);
    const padded = tf.conv2d(surrounded, turned, 1, 'valid');
    const unpadded = top + left + bottom + right === 0;
    return unpadded ? padded : tf.slice(padded, [0, top, left, 0], [-1, height, width, -1]);
  });
}

/** Puts `stride` − 1 zeros between neighbours along an axis, none after the last. */
function spreadOut(x: tf.Tensor4D, axis: 1 | 2, stride: number): tf.Tensor4D {
  if (stride === 1) return x;
  const shape = [...x.shape] as [number, number, number, number];
  const before = shape.slice(0, axis + 1).reduce((a, b) => a * b, 1);
  const after = shape.slice(axis + 1).reduce((a, b) => a * b, 1);
  const rows = tf.pad(tf.reshape(x, [before, 1, after]), [
    [0, 0],
    [0, stride - 1],
    [0, 0],
  ]);
  shape[axis] *= stride;
  const end = [...shape] as [number, number, number, number];
  end[axis] -= stride - 1;
  return tf.slice(tf.reshape(rows, shape) as tf.Tensor4D, [0, 0, 0, 0], end);
}
