import * as tf from '@tensorflow/tfjs-core';
import type { OwnRounding } from '../../catalog/roundings';
import { conv2dInBlocks, hasKernel } from '../conv/conv2dInBlocks';
import { intervalConv2d } from '../conv/intervalConv2d';
import { slicesOf } from '../keptConstants';
import { type Blocks, blockSizes, sumInPairs } from '../rounding/blocks';
import type { Interval } from '../rounding/interval';

/** The constants of a dense layer x·W + b. */
interface DenseWeights {
  /** W, [inputs, outputs]. */
  readonly weight: tf.Tensor2D;
  /** b, [outputs]. */
  readonly bias?: tf.Tensor1D | undefined;
}

const POINT = { strides: [1, 1], pads: [0, 0, 0, 0], dilations: [1, 1], groups: 1 } as const;

/**
 * Bounds of a dense layer over boxes, as a 1×1 convolution of a 1×1 image.
 *
 * @param interval [2·batch, inputs]
 * @param isClamped whether bounds of max(0, ·) are asked for
 * @returns [2·batch, outputs]
 */
export function intervalDense(
  interval: Interval,
  { weight, bias }: DenseWeights,
  rounding: OwnRounding,
  isClamped = false,
): Interval {
  const [inputs, outputs] = weight.shape;
  return tf.tidy(() => {
    const image = tf.reshape(interval, [-1, 1, 1, inputs]);
    const filter = tf.reshape(weight, [1, 1, inputs, outputs]) as tf.Tensor4D;
    return tf.reshape(intervalConv2d(image, { filter, bias }, POINT, rounding, isClamped), [-1, outputs]);
  });
}

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
  if (hasKernel()) {
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
