import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { blockTerms } from '../../rounding/intervalSums';
import { boundProgram } from '../../wasm/boundProgram';
import { addressOf } from '../../wasm/heap';
import { Scratch } from '../../wasm/scratch';
import type { ConvGeometry } from '../conv2d';
import { CONV2D_IN_BLOCKS, registerBlockSums } from '../conv2dInBlocks';
import { type LayerPlan, planLayer } from '../layerPlan';
import { clearPadding, imageLayout } from './imageLayout';
import { layerConstants } from './layerConstants';
import { runLayer } from './runLayer';

/** Registers the convolution that sums in blocks with TensorFlow.js' wasm backend. */
export function registerConv2dInBlocks(): void {
  if (tf.getKernel(CONV2D_IN_BLOCKS, 'wasm')) return;
  tf.registerKernel({
    kernelName: CONV2D_IN_BLOCKS,
    backendName: 'wasm',
    kernelFunc: ({ inputs, attrs, backend }) => {
      const { z, filter } = inputs as unknown as { z: tf.TensorInfo; filter: tf.TensorInfo };
      return run(z, filter, (attrs as unknown as { geometry: ConvGeometry }).geometry, backend as BackendWasm);
    },
  });
  // One more than each product goes through.
  registerBlockSums('wasm', { terms: (products) => blockTerms(products) + 1 });
}

function run(z: tf.TensorInfo, filter: tf.TensorInfo, geometry: ConvGeometry, backend: BackendWasm): tf.TensorInfo {
  const plan = planLayer(z.shape[0] as number, z, filter, geometry);
  const constants = layerConstants(backend, filter, undefined, plan);
  const sums = backend.makeOutput([plan.batch, ...plan.output, plan.outputs], 'float32');
  const padded = padImages(z, plan, backend);
  const center = padded ? padded.address('images') : addressOf(backend, z);
  const addresses = { center, radius: 0, result: addressOf(backend, sums) };
  runLayer(backend, plan, constants, addresses, { isExact: false, isOutward: false, isClamped: false });
  padded?.dispose();
  return sums;
}

/** The images with their padding; undefined where they have none. */
export function padImages(z: tf.TensorInfo, plan: LayerPlan, backend: BackendWasm): Scratch<'images'> | undefined {
  const { rows, length, first, step, rowsInImage, gap, hasPadding } = imageLayout(plan);
  if (!hasPadding) return undefined;
  const scratch = new Scratch(backend, { images: plan.batch * tf.util.sizeFromShape([...plan.padded]) });
  const program = boundProgram(backend);
  clearPadding(scratch.address('images'), plan, program);
  const from = addressOf(backend, z);
  program.padRows(from, rows, length, scratch.address('images') + first, step, rowsInImage, gap);
  return scratch;
}
