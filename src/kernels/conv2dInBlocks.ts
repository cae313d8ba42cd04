import * as tf from '@tensorflow/tfjs-core';
import { type Blocks, blockSizes, cutIntoBlocks, sumInPairs } from './blocks';
import { type ConvGeometry, conv2d } from './conv2d';
import { slicesOf } from './weightSlices';

/** About how many products are summed at a time where the backend's own sum is used. */
const BLOCK_SIZE = 18;

/** How the sums of a convolution are cut between its channels, each with so many taps. */
export function cutFilter(taps: number, channels: number): Blocks {
  return cutIntoBlocks(taps * channels, BLOCK_SIZE, taps);
}

/**
 * A convolution without groups, its sums cut between input channels into blocks, added in pairs.
 *
 * @param z [batch, height, width, channels]
 * @param filter [rows, columns, channels, outputs], kept between calls: slices of it are, too (see weightSlices.ts)
 * @param blocks of the products of one output; what a channel contributes counts equally
 */
export function conv2dInBlocks(
  z: tf.Tensor4D,
  filter: tf.Tensor4D,
  geometry: ConvGeometry,
  blocks: Blocks,
): tf.Tensor4D {
  if (blocks.count === 1) return conv2d(z, filter, geometry);
  const channels = filter.shape[2];
  const sizes = blockSizes(channels, Math.ceil(channels / blocks.count));
  const slices = slicesOf(filter, sizes, 2);
  const parts = tf.split(z, sizes, 3).map((part, block) => {
    return conv2d(part as tf.Tensor4D, slices[block] as tf.Tensor4D, geometry);
  });
  return sumInPairs(parts) as tf.Tensor4D;
}
