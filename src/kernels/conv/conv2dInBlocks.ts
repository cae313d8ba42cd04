import * as tf from '@tensorflow/tfjs-core';
import { slicesOf } from '../keptConstants';
import { type Blocks, blockSizes, sumInPairs, termsInPairs } from '../rounding/blocks';
import { type ConvGeometry, conv2d } from './conv2d';
import { planLayer } from './layerPlan';

/** Name under which a backend may register a kernel that sums blocks of products, groups of blocks, and these. */
export const CONV2D_IN_BLOCKS = 'Conv2dInBlocks';

/** What is known of such a kernel. */
interface BlockSums {
  /** Whether it is taken for so many positions and channels of output; where this is left out, it always is. */
  takes?(positions: number, outputs: number, groups: number): boolean;
  /** Roundings that each of so many products goes through, at most. */
  terms(products: number): number;
}

const kernels = new Map<string, BlockSums>();

/** Says of a backend's kernel when it is taken, and what it counts. */
export function registerBlockSums(backendName: string, sums: BlockSums): void {
  kernels.set(backendName, sums);
}

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
  const positions = planLayer(z.shape[0], z, filter, geometry).positions;
  if (takesKernel(positions, filter.shape[3], geometry.groups)) return runKernel(z, filter, geometry);
  if (blocks.count === 1) return conv2d(z, filter, geometry);
  const channels = filter.shape[2];
  const sizes = blockSizes(channels, Math.ceil(channels / blocks.count));
  const slices = slicesOf(filter, sizes, 2);
  const parts = splitChannels(z, sizes).map((part, block) => conv2d(part, slices[block] as tf.Tensor4D, geometry));
  return sumInPairs(parts) as tf.Tensor4D;
}

/** Terms that rounding counts in conv2dInBlocks and matMulInBlocks, whether or not the backend's kernel is taken. */
export function termsInBlocks(blocks: Blocks): number {
  const kernel = kernels.get(tf.getBackend());
  const own = kernel ? kernel.terms(blocks.size * blocks.count) : 0;
  return kernel && !kernel.takes ? own : Math.max(own, termsInPairs(blocks));
}

/** Whether the current backend has a kernel of its own that is taken for so many outputs. */
export function takesKernel(positions: number, outputs: number, groups = 1): boolean {
  const kernel = kernels.get(tf.getBackend());
  return kernel !== undefined && (kernel.takes?.(positions, outputs, groups) ?? true);
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
