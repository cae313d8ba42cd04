import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { getKernel, registerKernel, type TensorInfo } from '@tensorflow/tfjs-core';
import type { ConvGeometry } from '../conv2d';
import { CONV2D_IN_BLOCKS, registerBlockSums } from '../conv2dInBlocks';
import { planLayer } from '../layerPlan';
import { blockSizes, cutIntoSlabs, inOneRow } from './blockSizes';
import { takesBlocks } from './blocksFrom';
import { sumBlocksProgram } from './blocksProgram';

/**
 * Registers the convolution that sums in blocks with TensorFlow.js' WebGPU backend, for layers where that was measured to be
 * quicker than slices of TensorFlow.js's own.
 */
export function registerConv2dInBlocks(): void {
  if (getKernel(CONV2D_IN_BLOCKS, 'webgpu')) return;
  registerKernel({
    kernelName: CONV2D_IN_BLOCKS,
    backendName: 'webgpu',
    kernelFunc: ({ inputs, attrs, backend }) => {
      const { z, filter } = inputs as unknown as { z: TensorInfo; filter: TensorInfo };
      return run(z, filter, (attrs as unknown as { geometry: ConvGeometry }).geometry, backend as WebGPUBackend);
    },
  });
  registerBlockSums('webgpu', {
    takes: (positions, outputs, groups) => groups === 1 && takesBlocks('sums', positions, outputs),
    terms: termsInSlabs,
  });
}

/**
 * Roundings that each of so many products goes through at most: with its addition in the slab, when that is added to its group and
 * the group to all, whichever way compilers order the sums of each; and no more than there are products, as in any order: what is fetched as zero
 * is added without rounding.
 */
export function termsInSlabs(products: number): number {
  return Math.min(products, cutIntoSlabs(products).terms);
}

function run(z: TensorInfo, filter: TensorInfo, geometry: ConvGeometry, backend: WebGPUBackend): TensorInfo {
  const { batch, image, output, window, terms, outputs } = planLayer(z.shape[0] as number, z, filter, geometry);
  const sizes = {
    batch,
    input: image,
    output: [...output, outputs],
    filter: [window[0], window[1]],
    geometry,
    levels: cutIntoSlabs(terms),
  } as const;
  const zero = { type: 'int32', data: [0] };
  const uniforms = [zero, ...blockSizes(sizes)];
  const sums = backend.runWebGPUProgram(sumBlocksProgram(sizes), [z, filter].map(inOneRow), 'float32', uniforms);
  return { ...sums, shape: [batch, ...sizes.output] };
}
