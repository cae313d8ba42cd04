import * as tf from '@tensorflow/tfjs-core';
import { type Blocks, oneBlock } from './blocks';
import { type ConvGeometry, padImage } from './conv2d';
import { conv2dInBlocks, cutFilter } from './conv2dInBlocks';
import type { Rounding } from './rounding';

const PLAIN = { strides: [1, 1], pads: [0, 0, 0, 0], dilations: [1, 1], groups: 1 } as const;

/** Rows and columns of a filter with zeros between its taps. */
function reach([rows, columns]: readonly [number, number], { dilations }: ConvGeometry): [number, number] {
  return [(rows - 1) * dilations[0] + 1, (columns - 1) * dilations[1] + 1];
}

/**
 * How the sums of a transposed convolution are cut, and what they count: of the taps only those on the stride's grid
 * meet anything but the zeros put between.
 *
 * @param filter rows and columns
 * @param outputs output channels of one group of the convolution
 */
export function cutTransposed(filter: readonly [number, number], outputs: number, geometry: ConvGeometry): Blocks {
  const [down, right] = geometry.strides;
  const taps = Math.ceil(filter[0] / down) * Math.ceil(filter[1] / right);
  return geometry.groups > 1 || Math.max(...geometry.dilations) > 1
    ? oneBlock(filter[0] * filter[1] * outputs)
    : cutFilter(taps, outputs);
}

/**
 * The transposed convolution: what a convolution takes to its outputs, this takes back to the inputs, as a convolution
 * of y, spread by the stride and surrounded by zeros, with the turned filter.
 *
 * @param y [batch, height', width', outputs]
 * @param turned the filter turned by half a turn, channels exchanged: [rows, columns, outputs / groups, channels]
 * @param size height and width of the input
 * @param rounding sums are cut into blocks unless it is `none`
 * @returns [batch, height, width, channels]
 */
export function conv2dTransposed(
  y: tf.Tensor4D,
  turned: tf.Tensor4D,
  size: readonly [number, number],
  geometry: ConvGeometry,
  rounding: Rounding,
): tf.Tensor4D {
  return tf.tidy(() => {
    const [top, left, bottom, right] = geometry.pads;
    const filter = [turned.shape[0], turned.shape[1]] as const;
    const [rows, columns] = reach(filter, geometry);
    const spread = spreadOut(spreadOut(y, 1, geometry.strides[0]), 2, geometry.strides[1]);
    const below = size[0] + top + bottom - spread.shape[1];
    const beside = size[1] + left + right - spread.shape[2];
    const around: ConvGeometry['pads'] = [rows - 1 - top, columns - 1 - left, below - bottom, beside - right];
    const blocks = rounding === 'none' ? oneBlock(turned.shape[2]) : cutTransposed(filter, turned.shape[2], geometry);
    const plain = { ...PLAIN, dilations: geometry.dilations, groups: geometry.groups };
    return conv2dInBlocks(padImage(spread, around), turned, plain, blocks);
  });
}

/** Puts `stride` − 1 zeros between neighbours along an axis, none after the last. */
export function spreadOut(x: tf.Tensor4D, axis: 1 | 2, stride: number): tf.Tensor4D {
  if (stride === 1) return x;
  const shape = [...x.shape] as [number, number, number, number];
  const before = shape.slice(0, axis + 1).reduce((a, b) => a * b, 1);
  const after = shape.slice(axis + 1).reduce((a, b) => a * b, 1);
  const apart = tf.pad(tf.reshape(x, [before, 1, after]), [
    [0, 0],
    [0, stride - 1],
    [0, 0],
  ]);
  shape[axis] *= stride;
  const end = [...shape] as [number, number, number, number];
  end[axis] -= stride - 1;
  return tf.slice(tf.reshape(apart, shape) as tf.Tensor4D, [0, 0, 0, 0], end);
}
