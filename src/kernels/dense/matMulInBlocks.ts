import * as tf from '@tensorflow/tfjs-core';
import { conv2dInBlocks, takesKernel } from '../conv/conv2dInBlocks';
import { POINT } from '../conv/intervalConv2d';
import { slicesOf } from '../keptConstants';
import { type Blocks, blockSizes, sumInPairs } from '../rounding/blocks';

/**
 * z·W, its sums cut into blocks: as a 1×1 convolution of 1×1 images where the backend has a kernel for that, else as
 * products of slices, added in pairs.
 *
 * @param z [rows, n]
 * @param weight W, [n, outputs], kept between calls: what is made of it is, too (see keptConstants.ts)
 * @param blocks of the n products, where there is no kernel
 */
export function matMulInBlocks(z: tf.Tensor2D, weight: tf.Tensor2D, blocks: Blocks): tf.Tensor2D {
  const [n, outputs] = weight.shape;
  if (takesKernel(z.shape[0], outputs)) {
    const images = tf.reshape(z, [-1, 1, 1, n]) as tf.Tensor4D;
    const filter = tf.reshape(weight, [1, 1, n, outputs]) as tf.Tensor4D;
    return tf.reshape(conv2dInBlocks(images, filter, POINT, blocks), [-1, outputs]);
  }
  if (blocks.count === 1) return tf.matMul(z, weight);
  const sizes = blockSizes(n, blocks.size);
  const slices = slicesOf(weight, sizes, 0);
  const parts = tf.split(z, sizes, 1).map((part, block) => tf.matMul(part, slices[block] as tf.Tensor2D));
  return sumInPairs(parts) as tf.Tensor2D;
}
