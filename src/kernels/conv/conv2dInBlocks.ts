import * as tf from '@tensorflow/tfjs-core';
import { slicesOf } from '../keptConstants';
import { type Blocks, blockSizes, sumInPairs, termsInPairs } from '../rounding/blocks';
import { blockTerms } from '../rounding/intervalSums';
import { type ConvGeometry, conv2d } from './conv2d';

/** Name under which a backend may register a kernel that sums blocks of products, groups of blocks, and these. */
export const CONV2D_IN_BLOCKS = 'Conv2dInBlocks';

/**
 * A convolution, its sums cut into blocks: as the backend's own kernel does it, else between input channels, the parts
 * added in pairs.
 *
 * @param z [batch, height, width, channels]
 * @param filter [rows, columns, channels / groups, outputs], kept between calls: what is made of it is, too (see
 *   keptConstants.ts)
 * @param blocks of the products of one output, where there is no kernel; what a channel contributes counts equally
 */
export function conv2dInBlocks(
  z: tf.Tensor4D,
  filter: tf.Tensor4D,
  geometry: ConvGeometry,
  blocks: Blocks,
): tf.Tensor4D {
  if (hasKernel()) return runKernel(z, filter, geometry);
  if (blocks.count === 1) return conv2d(z, filter, geometry);
  const channels = filter.shape[2];
  const sizes = blockSizes(channels, Math.ceil(channels / blocks.count));
  const slices = slicesOf(filter, sizes, 2);
  const parts = splitChannels(z, sizes).map((part, block) => conv2d(part, slices[block] as tf.Tensor4D, geometry));
  return sumInPairs(parts) as tf.Tensor4D;
}

/**
 * Terms that rounding counts in conv2dInBlocks and matMulInBlocks: those of the backend's kernel, and one more.
 */
export function termsInBlocks(blocks: Blocks): number {
  return hasKernel() ? blockTerms(blocks.size * blocks.count) + 1 : termsInPairs(blocks);
}

/** Whether the current backend has a kernel of its own. */
export function hasKernel(): boolean {
  return tf.getKernel(CONV2D_IN_BLOCKS, tf.getBackend()) !== undefined;
}

function runKernel(z: tf.Tensor4D, filter: tf.Tensor4D, geometry: ConvGeometry): tf.Tensor4D {
  const attributes = { geometry } as unknown as tf.NamedAttrMap;
  return tf.engine().runKernel(CONV2D_IN_BLOCKS, { z, filter }, attributes) as tf.Tensor4D;
}

/** Equal blocks are brought to the front first: on wasm much faster than to cut the last axis. */
function splitChannels(z: tf.Tensor4D, sizes: readonly number[]): tf.Tensor4D[] {
  const [batch, height, width] = z.shape;
  const [size] = sizes as [number];
  if (sizes.some((other) => other !== size)) return tf.split(z, [...sizes], 3);
  const apart = tf.transpose(tf.reshape(z, [batch * height * width, sizes.length, size]), [1, 0, 2]);
  return tf.split(apart, sizes.length, 0).map((part) => tf.reshape(part, [batch, height, width, size]));
}
