import * as tf from '@tensorflow/tfjs-core';
import { gamma, unitRoundoff } from './rounding';

/** How many numbers are summed in one go where no other number divides them all; see blocks.ts for why sums are cut. */
const BLOCK_SIZE = 24;
const SMALLEST_BLOCK = 7;
const LARGEST_BLOCK = 40;

/**
 * Sums of products along the last axis, cut into blocks of blocks so that few terms count.
 *
 * @param a [batch, rows, n]
 * @param b [batch or 1, 1, n] or [batch, rows, n]
 * @returns [batch, rows]
 */
export function dot(a: tf.Tensor, b: tf.Tensor): tf.Tensor {
  return tf.tidy(() => sumRows(tf.mul(a, b)));
}

/** Sums along the last axis in blocks of blocks, [batch, rows, n] to [batch, rows]. */
export function sumRows(products: tf.Tensor): tf.Tensor {
  const [batch, rows, n] = products.shape as [number, number, number];
  return tf.tidy(() => tf.reshape(sumInBlocks(tf.reshape(products, [batch * rows, n])), [batch, rows]));
}

/** Relative error of `dot` over n products: a rounding for the product, and the terms of every level of sums. */
export function dotError(n: number): number {
  let terms = 2;
  let length = n;
  for (; length > LARGEST_BLOCK; length = Math.ceil(length / blockOf(length))) terms += blockOf(length);
  return gamma(terms + length, unitRoundoff());
}

/** Blocks without a remainder where there are such: to make up for one takes a copy of everything. */
function blockOf(n: number): number {
  for (let size = LARGEST_BLOCK; size >= SMALLEST_BLOCK; size--) if (n % size === 0) return size;
  return BLOCK_SIZE;
}

function sumInBlocks(values: tf.Tensor2D): tf.Tensor {
  const [rows, n] = values.shape;
  if (n <= LARGEST_BLOCK) return tf.sum(values, 1);
  const size = blockOf(n);
  const blocks = Math.ceil(n / size);
  const missing = blocks * size - n;
  const whole =
    missing === 0
      ? values
      : tf.pad(values, [
          [0, 0],
          [0, missing],
        ]);
  const sums = tf.sum(tf.reshape(whole, [rows * blocks, size]), 1);
  return sumInBlocks(tf.reshape(sums, [rows, blocks]));
}
