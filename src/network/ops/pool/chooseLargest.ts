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
  const upperOfLargest = tf.where(isPositive(largest(lower, allowed)), upper, none);
  // Numbered downwards, so that the first of those left has the largest number.
  const numbers = tf.reshape(tf.range(lower.shape[1] as number, 0, -1, 'float32'), [1, -1, 1]);
  const chosen = largest(tf.mul(largest(upperOfLargest, allowed), numbers), tf.scalar(0));
  const isChosen = isPositive(chosen);
  const contest = {
    chosenLower: tf.max(tf.where(isChosen, lower, none), 1),
    chosenUpper: tf.max(tf.where(isChosen, upper, none), 1),
    othersUpper: tf.max(tf.where(isChosen, none, upper), 1),
  };
  return { contest, chosen };
}

/**
 * 1 where a value is the largest along the inputs or short of it by what is allowed, else 0. Computed in float32 alone:
 * WebGPU's casts between kinds of numbers are not to be relied upon.
 */
function largest(values: tf.Tensor, allowed: tf.Tensor): tf.Tensor {
  return tf.sub(1, tf.step(tf.sub(tf.sub(tf.max(values, 1, true), allowed), values)));
}

function isPositive(values: tf.Tensor): tf.Tensor {
  return tf.greater(values, 0);
}
