import * as tf from '@tensorflow/tfjs-core';

/** The window of a convolution without groups or dilation. */
export interface ConvWindow {
  /** Rows and columns of the filter. */
  readonly size: readonly [number, number];
  readonly strides: readonly [number, number];
  /** Zero rows and columns around the input: top, left, bottom, right. */
  readonly pads: readonly [number, number, number, number];
}

/** What TF.js hands to the kernels of a convolution's gradients. */
export interface ConvGradientAttributes {
  readonly strides: [number, number] | number;
  readonly pad: 'valid' | 'same' | number | tf.backend_util.ExplicitPadding;
  readonly dataFormat: 'NHWC' | 'NCHW';
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil';
}

type Shape4D = [number, number, number, number];

/** The window of a convolution given as TF.js keeps it; `inputShape` is [batch, height, width, channels]. */
export function windowOf(inputShape: Shape4D, filterShape: Shape4D, attributes: ConvGradientAttributes): ConvWindow {
  const { strides, pad, dataFormat, dimRoundingMode } = attributes;
  if (dataFormat !== 'NHWC') throw new Error(`Gradients of ${dataFormat} convolutions are not offered; use NHWC.`);
  const info = tf.backend_util.computeConv2DInfo(inputShape, filterShape, strides, 1, pad, dimRoundingMode);
  const { top, left, bottom, right } = info.padInfo;
  return {
    size: [info.filterHeight, info.filterWidth],
    strides: [info.strideHeight, info.strideWidth],
    pads: [top, left, bottom, right],
  };
}
