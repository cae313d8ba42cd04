import type * as tf from '@tensorflow/tfjs-core';
import type { ConvGeometry } from './conv2d';

/** Sizes of a convolution over a batch. */
export interface LayerPlan {
  readonly batch: number;
  /** Rows, columns and channels of an image, and the same with its padding. */
  readonly image: readonly [number, number, number];
  readonly padded: readonly [number, number, number];
  /** Rows and columns of the output. */
  readonly output: readonly [number, number];
  /** Positions of the whole batch at which the outputs are computed. */
  readonly positions: number;
  /** Rows, columns and channels of a window that an output sees. */
  readonly window: readonly [number, number, number];
  /** Products summed for an output. */
  readonly terms: number;
  /** Channels of the output. */
  readonly outputs: number;
  readonly geometry: ConvGeometry;
}

/**
 * @param batch images, or boxes of them
 * @param images [..., height, width, channels]
 * @param filter [rows, columns, channels / groups, outputs]
 */
export function planLayer(
  batch: number,
  images: tf.TensorInfo,
  filter: tf.TensorInfo,
  geometry: ConvGeometry,
): LayerPlan {
  const [, height, width, channels] = images.shape as [number, number, number, number];
  const [rows, columns, perGroup, outputs] = filter.shape as [number, number, number, number];
  const [top, left, bottom, right] = geometry.pads;
  const output = convOutput([height, width], [rows, columns], geometry);
  return {
    batch,
    image: [height, width, channels],
    padded: [top + height + bottom, left + width + right, channels],
    output,
    positions: batch * output[0] * output[1],
    window: [rows, columns, perGroup],
    terms: rows * columns * perGroup,
    outputs,
    geometry,
  };
}

/** Rows and columns of what a convolution computes of an image [height, width]. */
function convOutput(
  [height, width]: readonly [number, number],
  [rows, columns]: readonly [number, number],
  { strides, pads, dilations }: ConvGeometry,
): [number, number] {
  const along = (size: number, before: number, after: number, taps: number, dilation: number, stride: number) =>
    Math.floor((size + before + after - dilation * (taps - 1) - 1) / stride) + 1;
  return [
    along(height, pads[0], pads[2], rows, dilations[0], strides[0]),
    along(width, pads[1], pads[3], columns, dilations[1], strides[1]),
  ];
}
