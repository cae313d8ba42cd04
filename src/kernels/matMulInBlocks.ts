import * as tf from '@tensorflow/tfjs-core';
import { type Blocks, blockSizes, cutIntoBlocks, sumInPairs } from './blocks';
import { slicesOf } from './weightSlices';

/** Shorter blocks would be tighter and take longer: to the backend a block is a product of its own. */
const SMALLEST_BLOCK = 8;
const ROOTS_IN_BLOCK = 1.5;

/** How a matrix product with sums of n products is cut: into about as many blocks as half a block has products. */
export function cutMatrix(n: number): Blocks {
  return cutIntoBlocks(n, Math.max(SMALLEST_BLOCK, Math.ceil(ROOTS_IN_BLOCK * Math.sqrt(n))));
}

/** z·W + b in one pass. */
export function matMulPlus(z: tf.Tensor2D, weight: tf.Tensor2D, bias?: tf.Tensor1D): tf.Tensor2D {
  return bias ? (tf.fused.matMul({ a: z, b: weight, bias }) as tf.Tensor2D) : tf.matMul(z, weight);
}

/** z·W + b, its sums cut into blocks (see matMulParts), added in pairs. */
export function matMulInBlocks(
  z: tf.Tensor2D,
  weight: tf.Tensor2D,
  blocks: Blocks,
  bias?: tf.Tensor1D | undefined,
): tf.Tensor2D {
  return sumInPairs(matMulParts(z, weight, blocks, bias)) as tf.Tensor2D;
}

/**
 * Tensors whose sum is z·W + b, one for each block of the products; b belongs to the first.
 *
 * @param z [rows, n]
 * @param weight W, [n, outputs], kept between calls: slices of it are, too (see weightSlices.ts)
 * @param bias b, [outputs]
 */
export function matMulParts(
  z: tf.Tensor2D,
  weight: tf.Tensor2D,
  blocks: Blocks,
  bias?: tf.Tensor1D | undefined,
): tf.Tensor2D[] {
  if (blocks.count === 1) return [matMulPlus(z, weight, bias)];
  const sizes = blockSizes(z.shape[1], blocks.size);
  const slices = slicesOf(weight, sizes, 0);
  return tf.split(z, sizes, 1).map((part, block) => {
    return matMulPlus(part as tf.Tensor2D, slices[block] as tf.Tensor2D, block === 0 ? bias : undefined);
  });
}
