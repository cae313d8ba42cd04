import * as tf from '@tensorflow/tfjs-core';
import { dilatedConv2d, spreadTaps } from './dilatedConv2d';

/** How a filter walks over an image. */
export interface ConvGeometry {
  /** Rows and columns from one output to the next. */
  readonly strides: readonly [number, number];
  /** Zero rows and columns added: top, left, bottom, right (ONNX's order). */
  readonly pads: readonly [number, number, number, number];
  /** Spacing of the filter's taps, rows and columns. */
  readonly dilations: readonly [number, number];
  /** Channels are split into this many groups that do not see each other. */
  readonly groups: number;
}

/**
 * Convolution with explicit padding and groups.
 *
 * @param x [batch, height, width, channels]
 * @param filter [rows, columns, channels / groups, outputs]
 * @returns [batch, height', width', outputs]
 */
export function conv2d(x: tf.Tensor4D, filter: tf.Tensor4D, geometry: ConvGeometry): tf.Tensor4D {
  const { groups, strides, dilations, pads } = geometry;
  // Without dilation the backend pads on the way, which saves a copy.
  if (groups === 1 && Math.max(...dilations) === 1 && Math.min(...pads) >= 0) {
    return tf.conv2d(x, filter, [...strides], explicitPads(pads));
  }
  const padded = padImage(x, pads);
  if (groups === 1) return convolveGroup(padded, filter, geometry);
  const channels = tf.split(padded, groups, 3);
  const filters = tf.split(filter, groups, 3);
  return tf.concat(
    channels.map((group, index) => convolveGroup(group as tf.Tensor4D, filters[index] as tf.Tensor4D, geometry)),
    3,
  );
}

function convolveGroup(x: tf.Tensor4D, filter: tf.Tensor4D, { strides, dilations }: ConvGeometry): tf.Tensor4D {
  if (Math.max(...dilations) === 1) return tf.conv2d(x, filter, [...strides], 'valid');
  if (Math.max(...strides) === 1) return dilatedConv2d(x, filter, strides, dilations);
  return tf.conv2d(x, spreadTaps(filter, dilations), [...strides], 'valid');
}

function explicitPads([top, left, bottom, right]: ConvGeometry['pads']): tf.backend_util.ExplicitPadding | 'valid' {
  if (top === 0 && left === 0 && bottom === 0 && right === 0) return 'valid';
  return [
    [0, 0],
    [top, bottom],
    [left, right],
    [0, 0],
  ];
}

/** Adds constant rows and columns: top, left, bottom, right; negative pads crop. */
export function padImage(x: tf.Tensor4D, [top, left, bottom, right]: ConvGeometry['pads'], value = 0): tf.Tensor4D {
  if (top === 0 && left === 0 && bottom === 0 && right === 0) return x;
  return tf.pad(
    x,
    [
      [0, 0],
      [top, bottom],
      [left, right],
      [0, 0],
    ],
    value,
  );
}
