import * as tf from '@tensorflow/tfjs-core';
import { padImage } from '../conv2d';
import type { ConvWindow } from './convWindow';

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
