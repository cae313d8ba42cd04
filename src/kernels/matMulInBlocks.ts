import * as tf from '@tensorflow/tfjs-core';
import { type Blocks, blockSizes, cutIntoBlocks, sumInPairs } from './blocks';
import { slicesOf } from './weightSlices';

/** Blocks where the backend's own sum is used: more would be tighter and take longer. */
const MOST_BLOCKS = 32;
const SMALLEST_BLOCK = 8;

/** How a matrix product with sums of n products is cut. */
export function cutMatrix(n: number): Blocks {
  return cutIntoBlocks(n, Math.max(SMALLEST_BLOCK, Math.ceil(n / MOST_BLOCKS)));
}

/**
 * z·W, its sums cut into blocks, added in pairs.
 *
 * @param z [rows, n]
 * @param weight W, [n, outputs], kept between calls: slices of it are, too (see weightSlices.ts)
 */
export function matMulInBlocks(z: tf.Tensor2D, weight: tf.Tensor2D, blocks: Blocks): tf.Tensor2D {
  if (blocks.count === 1) return tf.matMul(z, weight);
  const sizes = blockSizes(z.shape[1], blocks.size);
  const slices = slicesOf(weight, sizes, 0);
  const parts = tf.split(z, sizes, 1).map((part, block) => {
    return tf.matMul(part as tf.Tensor2D, slices[block] as tf.Tensor2D);
  });
  return sumInPairs(parts) as tf.Tensor2D;
}
