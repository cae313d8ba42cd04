import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { INTERVAL_CONV2D, type IntervalConv2dAttributes, type IntervalConv2dInputs } from '../intervalConv2d';
import { needsExactSums, type SumConstants, sumConstants } from '../intervalSums';
import { type LayerPlan, planLayer } from '../layerPlan';
import { boundProgram, canRunProgram, SCRATCH_LENGTH } from './boundProgram';
import { addressOf, floatsOf } from './heap';
import { JOB_LENGTH, type Job, writeJob } from './job';
import { type LayerConstants, layerConstants } from './layerConstants';
import { PANEL, panelsOf } from './packedWeights';
import { cutIntoParts } from './parts';
import { Scratch } from './scratch';
import { runJob } from './threads/threadPool';
import { placeWindows, TILE } from './windows';

/** Registers the fused convolution over boxes with TensorFlow.js' wasm backend; dense layers use it too. */
export function registerIntervalConv2d(): void {
  if (tf.getKernel(INTERVAL_CONV2D, 'wasm') || !canRunProgram()) return;
  tf.registerKernel({
    kernelName: INTERVAL_CONV2D,
    backendName: 'wasm',
    kernelFunc: ({ inputs, attrs, backend }) => {
      const attributes = attrs as unknown as IntervalConv2dAttributes;
      return boundLayer(inputs as unknown as IntervalConv2dInputs, attributes, backend as BackendWasm);
    },
  });
}

type Room = Scratch<'center' | 'radius' | 'windows' | 'job' | 'sums'>;

function boundLayer(
  { interval, filter, bias }: IntervalConv2dInputs,
  { geometry, rounding, hasExactWeights }: IntervalConv2dAttributes,
  backend: BackendWasm,
): tf.TensorInfo {
  const plan = planLayer(interval, filter, geometry);
  const kind = { terms: plan.terms, hasExactWeights, rounding };
  const isExact = needsExactSums(floatsOf(backend, interval), kind);
  const shares = sumConstants(kind, isExact);
  const constants = layerConstants(backend, filter, bias, plan, shares);
  const ends = backend.makeOutput([2 * plan.batch, ...plan.output, plan.outputs], 'float32');
  const room = roomFor(plan, backend);
  placeWindows(room.integers('windows'), plan);
  splitImages(addressOf(backend, interval), plan, room, shares, backend);
  for (let group = 0; group < geometry.groups; group++) {
    boundGroup(
      group,
      addressOf(backend, ends),
      { isExact, isOutward: rounding !== 'none' },
      plan,
      constants,
      room,
      backend,
    );
  }
  room.dispose();
  return ends;
}

function roomFor({ batch, padded, positions }: LayerPlan, backend: BackendWasm): Room {
  const image = batch * tf.util.sizeFromShape([...padded]);
  const windows = Math.ceil(positions / TILE) * TILE;
  return new Scratch(backend, { center: image, radius: image, windows, job: JOB_LENGTH, sums: SCRATCH_LENGTH });
}

/** Centres and radii of the images, with their padding. */
function splitImages(ends: number, plan: LayerPlan, room: Room, shares: SumConstants, backend: BackendWasm): void {
  const { batch, image, padded, geometry } = plan;
  const [height, width, channels] = image;
  const [paddedHeight, paddedWidth] = padded;
  const [top, left] = geometry.pads;
  if (paddedHeight > height || paddedWidth > width) {
    room.integers('center').fill(0);
    room.integers('radius').fill(0);
  }
  const first = 4 * (top * paddedWidth + left) * channels;
  const step = 4 * paddedWidth * channels;
  boundProgram(backend).splitEnds(
    ends,
    4 * batch * height * width * channels,
    batch * height,
    width * channels,
    room.address('center') + first,
    room.address('radius') + first,
    step,
    height,
    (paddedHeight - height) * step,
    shares.ofRadius,
    shares.ofCenter,
  );
}

function boundGroup(
  group: number,
  ends: number,
  { isExact, isOutward }: { readonly isExact: boolean; readonly isOutward: boolean },
  plan: LayerPlan,
  constants: LayerConstants,
  room: Room,
  backend: BackendWasm,
): void {
  const { positions, terms, window, geometry } = plan;
  const outputs = plan.outputs / geometry.groups;
  const width = group * panelsOf(outputs) * PANEL;
  const lower = ends + 4 * group * outputs;
  const { count, ...parts } = cutIntoParts(positions, outputs, terms);
  const job: Job = {
    center: room.address('center') + 4 * group * window[2],
    radius: room.address('radius') + 4 * group * window[2],
    windows: room.address('windows'),
    runs: constants.runs,
    runCount: constants.runCount,
    terms,
    weights: constants.weights + 4 * width * terms,
    magnitudes: constants.magnitudes + 4 * width * terms,
    bias: constants.bias + 8 * width,
    constants: constants.constants + 8 * width,
    lower,
    upper: lower + 4 * positions * plan.outputs,
    stride: plan.outputs,
    positions,
    outputs,
    isExact: Number(isExact),
    isOutward: Number(isOutward),
    ...parts,
  };
  writeJob(room.integers('job'), job);
  runJob(backend, room.address('job'), count, room.address('sums'), positions * outputs * terms);
}
