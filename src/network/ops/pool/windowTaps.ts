import * as tf from '@tensorflow/tfjs-core';
import { padImage } from '../../../kernels/conv/conv2d';
import { spreadOut } from '../../../kernels/conv/conv2dTransposed';
import { fullPads, type Pool } from './pooling';

/**
 * Below every value that can occur (kernels/rounding.ts, LARGEST_MAGNITUDE), so that padding never wins; finite,
 * because a GPU need not honour infinities. Every window sees a value of the image, which `pooledShape` checks.
 */
export const PADDING = -(2 ** 41);

/** A place within a window: rows and columns from its upper left corner. */
export type Tap = readonly [down: number, right: number];

/** The image, padded so that every window lies on it and padding never is the largest value. */
export function padForMaximum(x: tf.Tensor4D, pool: Pool): tf.Tensor4D {
  return padImage(x, fullPads(x.shape.slice(1), pool), PADDING);
}

/** All taps of a window, row by row. */
export function tapsOf({ kernel, dilations }: Pool): Tap[] {
  return Array.from({ length: kernel[0] * kernel[1] }, (_, tap) => {
    return [Math.floor(tap / kernel[1]) * dilations[0], (tap % kernel[1]) * dilations[1]] as const;
  });
}

/**
 * What every window sees at a tap of a padded image, [batch, height', width', channels]. A pool of single pixels keeps
 * those on the stride's grid; a strided slice would, too, but TensorFlow.js has no gradient of it.
 */
export function valuesAtTap(
  padded: tf.Tensor4D,
  [down, right]: Tap,
  { kernel, strides, dilations }: Pool,
): tf.Tensor4D {
  const [, height, width] = padded.shape;
  const size = [-1, height - (kernel[0] - 1) * dilations[0], width - (kernel[1] - 1) * dilations[1], -1];
  const seen = tf.slice(padded, [0, down, right, 0], size as [number, number, number, number]);
  return Math.max(...strides) === 1 ? seen : tf.maxPool(seen, 1, [...strides], 'valid');
}

/** The other way: values of windows put where their tap lies on a padded image of the given size, zeros elsewhere. */
export function putAtTap(
  values: tf.Tensor4D,
  [down, right]: Tap,
  { strides }: Pool,
  [height, width]: readonly [number, number],
): tf.Tensor4D {
  const spread = spreadOut(spreadOut(values, 1, strides[0]), 2, strides[1]);
  return padImage(spread, [down, right, height - down - spread.shape[1], width - right - spread.shape[2]]);
}
