import * as tf from '@tensorflow/tfjs-core';
import { type Blocks, oneBlock } from './blocks';
import { type ConvGeometry, conv2d } from './conv2d';
import { slicesOf } from './weightSlices';

/** Sums of so few products are not worth cutting. */
const SHORT_SUM = 32;

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

/**
 * A convolution and the addition of b [outputs]. Where the backend's own convolution can do it, it adds b and pads in
 * the same pass.
 */
export function conv2dPlus(
  z: tf.Tensor4D,
  filter: tf.Tensor4D,
  geometry: ConvGeometry,
  bias?: tf.Tensor1D,
): tf.Tensor4D {
  const { groups, dilations, strides, pads } = geometry;
  if (groups > 1 || Math.max(...dilations) > 1 || Math.min(...pads) < 0) {
    const product = conv2d(z, filter, geometry);
    return bias ? tf.add(product, bias) : product;
  }
  const [top, left, bottom, right] = pads;
  const pad: tf.backend_util.ExplicitPadding = [
    [0, 0],
    [top, bottom],
    [left, right],
    [0, 0],
  ];
  const stride: [number, number] = [...strides];
  return bias ? tf.fused.conv2d({ x: z, filter, strides: stride, pad, bias }) : tf.conv2d(z, filter, stride, pad);
}

/**
 * Tensors whose sum is a convolution plus b, one for each block of products as `cutRows` says; b belongs to the first.
 *
 * @param z [batch, height, width, channels]
 * @param filter kept between calls: slices of it are, too (see weightSlices.ts)
 */
export function conv2dParts(
  z: tf.Tensor4D,
  filter: tf.Tensor4D,
  geometry: ConvGeometry,
  blocks: Blocks,
  bias?: tf.Tensor1D,
): tf.Tensor4D[] {
  const seen = blocks.count === 1 ? [] : rowsSeen(z.shape[1], blocks.count, geometry);
  if (seen.length === 0) return [conv2dPlus(z, filter, geometry, bias)];
  const filterRows = slicesOf(filter, new Array<number>(blocks.count).fill(1), 0);
  const [, left, , right] = geometry.pads;
  const [, , width, channels] = z.shape;
  return seen.map(({ row, first, count, top, bottom }, index) => {
    const part = count === z.shape[1] ? z : tf.slice(z, [0, first, 0, 0], [-1, count, width, channels]);
    const pads = [top, left, bottom, right] as const;
    return conv2dPlus(part, filterRows[row] as tf.Tensor4D, { ...geometry, pads }, index === 0 ? bias : undefined);
  });
}

/** What one row of the filter sees: `count` rows of the image from `first` on, and rows of padding around them. */
interface RowsSeen {
  readonly row: number;
  readonly first: number;
  readonly count: number;
  readonly top: number;
  readonly bottom: number;
}

/** What each row of the filter sees; rows that see nothing but padding are left out, their products being zero. */
function rowsSeen(height: number, rows: number, { strides, pads, dilations }: ConvGeometry): RowsSeen[] {
  const [stride] = strides;
  const [dilation] = dilations;
  const [padTop, , padBottom] = pads;
  const outputs = Math.floor((height + padTop + padBottom - dilation * (rows - 1) - 1) / stride) + 1;
  return Array.from({ length: rows }, (_, row) => {
    const begin = row * dilation - padTop;
    const end = begin + (outputs - 1) * stride + 1;
    const first = Math.min(Math.max(begin, 0), height);
    const last = Math.min(Math.max(end, 0), height);
    return { row, first, count: last - first, top: Math.max(0, -begin), bottom: Math.max(0, end - height) };
  }).filter(({ count }) => count > 0);
}
