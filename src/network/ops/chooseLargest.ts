import * as tf from '@tensorflow/tfjs-core';
import type { Contest } from './passMaximum';
import { PADDING } from './windowTaps';

/**
 * Bounds this close to one another, relative to the size of all, count as equal: where an image is even, bounds differ by
 * nothing but rounding, and the choice should not hang on that.
 */
const EQUAL = 2 ** -20;

/** Inputs of maxima and which of them was chosen. */
export interface Choice {
  readonly contest: Contest;
  /** 1 at the chosen input, else 0; [batch, inputs, n]. */
  readonly chosen: tf.Tensor;
}

/**
 * Chooses of every maximum the input that bounds it from below: the one with the largest lower bound; of several (after
 * a ReLU many are 0) the one with the largest upper bound, and of these the first.
 *
 * @param lower of n maxima of as many inputs each, [batch, inputs, n]
 * @param upper likewise
 */
export function chooseLargest(lower: tf.Tensor, upper: tf.Tensor): Choice {
  const none = tf.fill(upper.shape, PADDING);
  const magnitude = tf.maximum(tf.abs(tf.max(lower, 1, true)), tf.abs(tf.max(upper, 1, true)));
  const allowed = tf.mul(magnitude, EQUAL);
  const isLargest = (values: tf.Tensor) => tf.greaterEqual(values, tf.sub(tf.max(values, 1, true), allowed));
  const upperOfLargest = tf.where(isLargest(lower), upper, none);
  const first = tf.cast(tf.argMax(tf.cast(isLargest(upperOfLargest), 'float32'), 1), 'int32');
  const inputs = tf.reshape(tf.range(0, lower.shape[1] as number, 1, 'int32'), [1, -1, 1]);
  const isChosen = tf.equal(inputs, tf.expandDims(first, 1));
  const contest = {
    chosenLower: tf.max(tf.where(isChosen, lower, none), 1),
    chosenUpper: tf.max(tf.where(isChosen, upper, none), 1),
    othersUpper: tf.max(tf.where(isChosen, none, upper), 1),
  };
  return { contest, chosen: tf.cast(isChosen, 'float32') };
}
