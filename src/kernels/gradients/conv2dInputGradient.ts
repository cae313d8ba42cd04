import * as tf from '@tensorflow/tfjs-core';
import { padImage } from '../conv2d';
import { spreadOut } from '../conv2dTransposed';
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
