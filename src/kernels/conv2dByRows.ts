import * as tf from '@tensorflow/tfjs-core';
import { type Blocks, oneBlock, sumInPairs } from './blocks';
import { type ConvGeometry, conv2d, padImage } from './conv2d';
import { slicesOf } from './weightSlices';

/** Sums of so few products are not worth cutting. */
const SHORT_SUM = 32;

const NO_PADS = [0, 0, 0, 0] as const;

/**
 * How the sums of a convolution are cut: row by row of the filter, since parts of an image that begin some rows further
 * down are cheap to copy, unlike some of its channels.
 *
 * @param filter [rows, columns, channels / groups, outputs]
 */
export function cutRows([rows, columns, channels]: readonly [number, number, number, number]): Blocks {
  const perRow = columns * channels;
  return rows * perRow <= SHORT_SUM ? oneBlock(rows * perRow) : { size: perRow, count: rows };
}

/** A convolution and the addition of b [outputs], in one pass where there are neither groups nor dilation. */
export function conv2dPlus(
  z: tf.Tensor4D,
  filter: tf.Tensor4D,
  geometry: ConvGeometry,
  bias?: tf.Tensor1D,
): tf.Tensor4D {
  if (!bias) return conv2d(z, filter, geometry);
  const { groups, dilations, strides, pads } = geometry;
  if (groups > 1 || Math.max(...dilations) > 1) return tf.add(conv2d(z, filter, geometry), bias);
  return tf.fused.conv2d({ x: padImage(z, pads), filter, strides: [...strides], pad: 'valid', bias });
}

/**
 * A convolution plus b, its sums cut as `cutRows` says, added in pairs; b belongs to the first block.
 *
 * @param z [batch, height, width, channels]
 * @param filter kept between calls: slices of it are, too (see weightSlices.ts)
 */
export function conv2dByRows(
  z: tf.Tensor4D,
  filter: tf.Tensor4D,
  geometry: ConvGeometry,
  blocks: Blocks,
  bias?: tf.Tensor1D,
): tf.Tensor4D {
  if (blocks.count === 1) return conv2dPlus(z, filter, geometry, bias);
  const [stride] = geometry.strides;
  const [dilation] = geometry.dilations;
  const padded = padImage(z, geometry.pads);
  const [, height, width, channels] = padded.shape;
  const slices = slicesOf(filter, new Array<number>(blocks.count).fill(1), 0);
  const outputs = Math.floor((height - dilation * (blocks.count - 1) - 1) / stride) + 1;
  const parts = slices.map((filterRow, row) => {
    const rows = tf.slice(padded, [0, row * dilation, 0, 0], [-1, (outputs - 1) * stride + 1, width, channels]);
    return conv2dPlus(rows, filterRow, { ...geometry, pads: NO_PADS }, row === 0 ? bias : undefined);
  });
  return sumInPairs(parts) as tf.Tensor4D;
}
