import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { ROUNDINGS } from '../../../catalog/roundings';
import { needsExactSums, type SumConstants, sumConstants } from '../../rounding/intervalSums';
import { type SomeIntervals, someIntervals } from '../../rounding/someIntervals';
import { boundProgram } from '../../wasm/boundProgram';
import { addressOf, floatsOf } from '../../wasm/heap';
import { noteLargest } from '../../wasm/largest';
import { Scratch } from '../../wasm/scratch';
import { threadsOf } from '../../wasm/threads/threadPool';
import { INTERVAL_CONV2D, type IntervalConv2dAttributes, type IntervalConv2dInputs } from '../intervalConv2d';
import { type LayerPlan, planLayer } from '../layerPlan';
import { clearPadding, imageLayout } from './imageLayout';
import { keepsFew } from './keptProducts';
import { layerConstants } from './layerConstants';
import { listsPay } from './listed/listsPay';
import { type LayerTensors, runListed } from './listed/runListed';
import { runLayer, type SumMode } from './runLayer';
import { cutIntoPieces, type Pieces, type PiecesAddresses, runPieces } from './runPieces';

/** Registers the fused convolution over boxes with TensorFlow.js' wasm backend; dense layers use it too. */
export function registerIntervalConv2d(): void {
  if (tf.getKernel(INTERVAL_CONV2D, 'wasm')) return;
  tf.registerKernel({
    kernelName: INTERVAL_CONV2D,
    backendName: 'wasm',
    kernelFunc: ({ inputs, attrs, backend }) => {
      const attributes = attrs as unknown as IntervalConv2dAttributes;
      return run(inputs as unknown as IntervalConv2dInputs, attributes, backend as BackendWasm);
    },
  });
}

function run(
  { interval, filter, bias }: IntervalConv2dInputs,
  { geometry, rounding, isClamped }: IntervalConv2dAttributes,
  backend: BackendWasm,
): tf.TensorInfo {
  const plan = planLayer((interval.shape[0] as number) / 2, interval, filter, geometry);
  const some = someIntervals(floatsOf(backend, interval));
  const isExact = needsExactSums(some, plan.terms, rounding);
  const shares = sumConstants(plan.terms, rounding, isExact);
  const bounds = backend.makeOutput([2 * plan.batch, ...plan.output, plan.outputs], 'float32');
  const mode = { isExact, isOutward: ROUNDINGS[rounding].outward, isClamped };
  const image = tf.util.sizeFromShape([...plan.padded]);
  const pieces = cutIntoPieces(plan, 8 * image, threadsOf(backend));
  if (pieces) {
    const addresses = { bounds: addressOf(backend, interval), result: addressOf(backend, bounds) };
    noteLargest(interval, runInPieces(backend, plan, pieces, { filter, bias }, some, addresses, shares, mode));
    return bounds;
  }
  const images = new Scratch(backend, { center: plan.batch * image, radius: plan.batch * image });
  noteLargest(interval, splitImages(addressOf(backend, interval), plan, images, shares, backend));
  const constants = layerConstants(backend, filter, bias, plan, shares);
  const addresses = {
    center: images.address('center'),
    radius: images.address('radius'),
    result: addressOf(backend, bounds),
  };
  runLayer(backend, plan, constants, addresses, mode);
  images.dispose();
  return bounds;
}

/** Computes a layer piece by piece, in the way that suits its numbers; gives the largest magnitude of the bounds. */
function runInPieces(
  backend: BackendWasm,
  plan: LayerPlan,
  pieces: Pieces,
  { filter, bias }: LayerTensors,
  some: SomeIntervals,
  addresses: PiecesAddresses,
  shares: SumConstants,
  mode: SumMode,
): number {
  if (!mode.isExact && listsPay(some, plan)) {
    return runListed(backend, plan, pieces, { filter, bias }, addresses, shares, mode);
  }
  const isSparse = keepsFew(some, plan);
  const constants = layerConstants(backend, filter, bias, plan, shares);
  return runPieces(backend, plan, pieces, constants, addresses, shares, mode, isSparse);
}

/** Centres and radii of the images, with their padding; gives the largest magnitude of the bounds. */
function splitImages(
  bounds: number,
  plan: LayerPlan,
  images: Scratch<'center' | 'radius'>,
  { ofRadius, ofCenter }: SumConstants,
  backend: BackendWasm,
): number {
  const { rows, length, first, step, rowsInImage, gap, hasPadding } = imageLayout(plan);
  const program = boundProgram(backend);
  if (hasPadding) {
    clearPadding(images.address('center'), plan, program);
    clearPadding(images.address('radius'), plan, program);
  }
  return program.splitBounds(
    bounds,
    4 * rows * length,
    rows,
    length,
    images.address('center') + first,
    images.address('radius') + first,
    step,
    rowsInImage,
    gap,
    ofRadius,
    ofCenter,
  );
}
