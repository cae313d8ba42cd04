import * as tf from '@tensorflow/tfjs-core';
import { type Blocks, blockSizes, sumInPairs } from './blocks';
import { type ConvGeometry, conv2d } from './conv2d';
import { slicesOf } from './weightSlices';

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
  const parts = splitChannels(z, sizes).map((part, block) => conv2d(part, slices[block] as tf.Tensor4D, geometry));
  return sumInPairs(parts) as tf.Tensor4D;
}

/** Equal blocks are brought to the front first: on wasm much faster than to cut the last axis. */
function splitChannels(z: tf.Tensor4D, sizes: readonly number[]): tf.Tensor4D[] {
  const [batch, height, width] = z.shape;
  const [size] = sizes as [number];
  if (sizes.some((other) => other !== size)) return tf.split(z, [...sizes], 3);
  const apart = tf.transpose(tf.reshape(z, [batch * height * width, sizes.length, size]), [1, 0, 2]);
  return tf.split(apart, sizes.length, 0).map((part) => tf.reshape(part, [batch, height, width, size]));
}
