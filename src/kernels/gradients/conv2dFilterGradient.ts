import * as tf from '@tensorflow/tfjs-core';
import { padImage } from '../conv2d';
import type { ConvWindow } from './convWindow';

/**
 * Gradient of a convolution with respect to its filter, itself computed as a convolution:
 * dW[i,j,c,o] = Σ x[n, s·p+i, s·q+j, c] · dy[n,p,q,o] slides dy, spread by the stride, over x, with channels in the
 * place of the batch and images in the place of channels.
 *
 * @param x [batch, height, width, channels]
 * @param dy [batch, height', width', outputs]
 * @returns [rows, columns, channels, outputs]
 */
export function conv2dFilterGradient(x: tf.Tensor4D, dy: tf.Tensor4D, window: ConvWindow): tf.Tensor4D {
  return tf.tidy(() => {
    const images: tf.Tensor4D = tf.transpose(padImage(x, window.pads), [3, 1, 2, 0]);
    const filter: tf.Tensor4D = tf.transpose(dy, [1, 2, 0, 3]);
    const taps = tf.conv2d(images, filter, 1, 'valid', 'NHWC', [...window.strides]);
    const [rows, columns] = window.size;
    // Rows and columns of x that no window reaches, because the stride leaves them over, give taps beyond the filter.
    const inside = tf.slice(taps, [0, 0, 0, 0], [-1, rows, columns, -1]);
    return tf.transpose(inside, [1, 2, 0, 3]);
  });
}
