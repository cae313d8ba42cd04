import * as tf from '@tensorflow/tfjs-core';
import { padImage } from '../conv/conv2d';

/** The window of a convolution without groups or dilation. */
interface ConvWindow {
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

/**
 * Gradient of a convolution with respect to its input, itself computed as a convolution: dy, surrounded by zeros, with
 * the filter turned by half a turn and its channels exchanged.
 *
 * With a stride s, row s·q + p of the input meets only the rows p, p + s, p + 2s, … of the filter. So the filter is cut
 * into s parts for each axis, which compute one phase p each, as channels of one convolution without stride; the phases
 * are interleaved afterwards. No product with zeros put between is then computed.
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
    if (coversAll(filter, size, window)) return spread(dy, filter);
    const [top, left, bottom, right] = window.pads;
    const [down, across] = window.strides;
    const phases = turnedPhases(filter, window.strides);
    const rows = Math.ceil((height + top + bottom) / down);
    const columns = Math.ceil((width + left + right) / across);
    const [above, before] = [phases.shape[0] - 1, phases.shape[1] - 1];
    const surrounded = padImage(dy, [above, before, rows - dy.shape[1], columns - dy.shape[2]]);
    const padded = interleave(tf.conv2d(surrounded, phases, 1, 'valid'), window.strides);
    const whole = padded.shape[1] === height && padded.shape[2] === width;
    return whole ? padded : tf.slice(padded, [0, top, left, 0], [-1, height, width, -1]);
  });
}

/** Whether the filter covers the whole input, so that each output is a single place. */
function coversAll(filter: tf.Tensor4D, [height, width]: readonly [number, number], { pads }: ConvWindow): boolean {
  return filter.shape[0] === height && filter.shape[1] === width && pads.every((pad) => pad === 0);
}

/** Of a single place there is nothing to add up but over the outputs: a product of matrices. */
function spread(dy: tf.Tensor4D, filter: tf.Tensor4D): tf.Tensor4D {
  const [rows, columns, channels, outputs] = filter.shape;
  const flat = tf.reshape<tf.Rank.R2>(dy, [-1, outputs]);
  const product = tf.matMul(flat, tf.transpose(tf.reshape<tf.Rank.R2>(filter, [-1, outputs])));
  return tf.reshape(product, [-1, rows, columns, channels]);
}

/**
 * The turned filter, cut into its phases.
 *
 * @returns [⌈rows / s⌉, ⌈columns / s'⌉, outputs, s·s'·channels]
 */
function turnedPhases(filter: tf.Tensor4D, [down, across]: readonly [number, number]): tf.Tensor4D {
  const [rows, columns, channels, outputs] = filter.shape;
  const [high, wide] = [Math.ceil(rows / down), Math.ceil(columns / across)];
  const full = padFilter(filter, high * down - rows, wide * across - columns);
  // One axis after the other, since products of more than four axes are slow to transpose.
  const byRow = tf.transpose(tf.reshape(full, [high, down, wide, across * channels * outputs]), [0, 2, 1, 3]);
  const byOutput = tf.transpose(tf.reshape(byRow, [high, wide, down * across * channels, outputs]), [0, 1, 3, 2]);
  return tf.reverse(byOutput as tf.Tensor4D, [0, 1]);
}

function padFilter(filter: tf.Tensor4D, below: number, beside: number): tf.Tensor4D {
  if (below === 0 && beside === 0) return filter;
  return tf.pad(filter, [
    [0, below],
    [0, beside],
    [0, 0],
    [0, 0],
  ]);
}

/** [batch, rows, columns, s·s'·channels] to [batch, s·rows, s'·columns, channels]. */
function interleave(x: tf.Tensor4D, [down, across]: readonly [number, number]): tf.Tensor4D {
  if (down === 1 && across === 1) return x;
  const [batch, rows, columns, phases] = x.shape;
  const apart = tf.reshape(x, [batch * rows, columns, down, phases / down]);
  const together = tf.transpose(apart, [0, 2, 1, 3]);
  return tf.reshape(together, [batch, rows * down, columns * across, phases / (down * across)]);
}
