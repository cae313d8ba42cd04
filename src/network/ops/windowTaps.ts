import * as tf from '@tensorflow/tfjs-core';
import { padImage } from '../../kernels/conv2d';
import { spreadOut } from '../../kernels/conv2dTransposed';
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

/** What every window sees at a tap of a padded image, [batch, height', width', channels]. */
export function valuesAtTap(
  padded: tf.Tensor4D,
  [down, right]: Tap,
  { kernel, strides, dilations }: Pool,
): tf.Tensor4D {
  const [batch, height, width, channels] = padded.shape;
  const reach = [(kernel[0] - 1) * dilations[0], (kernel[1] - 1) * dilations[1]] as const;
  const end = [batch, height - reach[0] + down, width - reach[1] + right, channels];
  return tf.stridedSlice(padded, [0, down, right, 0], end, [1, strides[0], strides[1], 1]) as tf.Tensor4D;
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
