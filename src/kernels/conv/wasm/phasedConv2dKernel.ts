import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { keptWith } from '../../keptConstants';
import { boundProgram, SCRATCH_LENGTH } from '../../wasm/boundProgram';
import { addressOf, floatsOf, integersOf } from '../../wasm/heap';
import { Scratch } from '../../wasm/scratch';
import { runJob } from '../../wasm/threads/threadPool';
import { PHASED_CONV2D, type PhasedAttributes, type TransposedPart } from '../conv2dTransposed';
import { type LayerPlan, planLayer } from '../layerPlan';
import { padImages } from './conv2dInBlocksKernel';
import { JOB_LENGTH, writeJob } from './job';
import { layerConstants } from './layerConstants';
import { cutIntoParts } from './parts';
import { jobOf, placeWindows, windowsOf } from './runLayer';

/** Registers the convolution with a phased filter, each phase by itself, with TensorFlow.js' wasm backend. */
export function registerPhasedConv2d(): void {
  if (tf.getKernel(PHASED_CONV2D, 'wasm')) return;
  tf.registerKernel({
    kernelName: PHASED_CONV2D,
    backendName: 'wasm',
    kernelFunc: ({ inputs, attrs, backend }) => {
      const { y, phased } = inputs as unknown as { y: tf.TensorInfo; phased: tf.TensorInfo };
      return run(y, phased, attrs as unknown as PhasedAttributes, backend as BackendWasm);
    },
  });
}

function run(
  y: tf.TensorInfo,
  phased: tf.TensorInfo,
  { phases, part }: PhasedAttributes,
  backend: BackendWasm,
): tf.TensorInfo {
  const [batch, tall, wide] = y.shape as [number, number, number, number];
  const [rows, columns, , entries] = phased.shape as [number, number, number, number];
  const channels = entries / (phases[0] * phases[1]);
  const vertical = linesOf(part.top, part.height, phases[0]);
  const horizontal = linesOf(part.left, part.width, phases[1]);
  const sums = backend.makeOutput([batch, part.height, part.width, channels], 'float32');
  // Surrounded by zeros once, as far as the taps of any phase reach.
  const after = (lines: readonly Lines[], length: number) =>
    Math.max(0, ...lines.map(({ first, count }) => first + count - length));
  const pads = [rows - 1, columns - 1, after(vertical, tall), after(horizontal, wide)] as const;
  const geometry = { strides: [1, 1], pads, dilations: [1, 1], groups: 1 } as const;
  const around = planLayer(batch, y, { ...phased, shape: [1, 1, y.shape[3] as number, channels] }, geometry);
  const padded = padImages(y, around, backend);
  const images = padded ? padded.address('images') : addressOf(backend, y);
  const packed = phasesOf(backend, phased, phases);
  // Of a phase that no tap leads to, nothing is summed.
  if (packed.some(({ filter }) => !filter)) floatsOf(backend, sums).fill(0);
  packed.forEach(({ filter, skipped }, phase) => {
    const down = vertical[Math.floor(phase / phases[1])] as Lines;
    const across = horizontal[phase % phases[1]] as Lines;
    if (!filter || down.count === 0 || across.count === 0) return;
    const window = filter.shape.slice(0, 3) as [number, number, number];
    const plan: LayerPlan = {
      ...around,
      output: [down.count, across.count],
      positions: batch * down.count * across.count,
      window,
      terms: tf.util.sizeFromShape(window),
    };
    const [, width, depth] = around.padded;
    const from = ((down.first + skipped[0]) * width + across.first + skipped[1]) * depth;
    const to = (down.at * part.width + across.at) * channels;
    const at = { images: images + 4 * from, result: addressOf(backend, sums) + 4 * to };
    sumPhase(backend, plan, filter, at, phases, part);
  });
  padded?.dispose();
  return sums;
}

/** The lines of the wanted part that belong to a phase: the position of the first one on the grid, and its place in the part. */
interface Lines {
  readonly first: number;
  readonly count: number;
  readonly at: number;
}

function linesOf(start: number, length: number, phases: number): Lines[] {
  return Array.from({ length: phases }, (_, phase) => {
    const first = Math.max(0, Math.ceil((start - phase) / phases));
    const at = first * phases + phase - start;
    return { first, count: Math.max(0, Math.ceil((length - at) / phases)), at };
  });
}

/** The taps of a phase, [rows, columns, outputs, channels], without lines of zeros before them; undefined where all are. */
interface Phase {
  readonly filter: tf.Tensor | undefined;
  readonly skipped: readonly [number, number];
}

/** Made once and kept with the phased filter: behind what was skipped of each phase, three numbers, the filters that there are. */
function phasesOf(backend: BackendWasm, phased: tf.TensorInfo, phases: readonly [number, number]): Phase[] {
  const [facts, ...filters] = keptWith(phased, `phases ${phases}`, () => {
    const made = Array.from({ length: phases[0] * phases[1] }, (_, phase) => phaseOf(backend, phased, phases, phase));
    const found = made.flatMap(({ filter, skipped }) => [Number(filter !== undefined), ...skipped]);
    return [tf.tensor1d(found, 'int32'), ...made.flatMap(({ filter }) => filter ?? [])];
  }) as [tf.Tensor, ...tf.Tensor[]];
  const numbers = integersOf(backend, facts);
  let next = 0;
  return Array.from({ length: phases[0] * phases[1] }, (_, phase) => {
    const [isThere, top, left] = numbers.subarray(3 * phase, 3 * phase + 3) as unknown as [number, number, number];
    return { filter: isThere ? filters[next++] : undefined, skipped: [top, left] };
  });
}

function phaseOf(
  backend: BackendWasm,
  phased: tf.TensorInfo,
  [down, right]: readonly [number, number],
  phase: number,
): Phase {
  const [rows, columns, outputs, entries] = phased.shape as [number, number, number, number];
  const channels = entries / (down * right);
  const values = floatsOf(backend, phased);
  const weights = (row: number, column: number): number[] => {
    const own: number[] = [];
    for (let output = 0; output < outputs; output++) {
      const at = ((row * columns + column) * outputs + output) * entries + phase * channels;
      for (let channel = 0; channel < channels; channel++) own.push(values[at + channel] as number);
    }
    return own;
  };
  const all = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => weights(row, column)),
  );
  const isUsed = all.map((line) => line.map((own) => own.some((weight) => weight !== 0)));
  const top = isUsed.findIndex((line) => line.includes(true));
  if (top < 0) return { filter: undefined, skipped: [0, 0] };
  const left = Math.min(...isUsed.map((line) => line.indexOf(true)).filter((column) => column >= 0));
  const kept = all.slice(top).flatMap((line) => line.slice(left).flat());
  const filter = tf.tensor4d(Float32Array.from(kept), [rows - top, columns - left, outputs, channels]);
  return { filter, skipped: [top, left] };
}

/** Sums of one phase, which go to every so many rows and columns of the part. */
function sumPhase(
  backend: BackendWasm,
  plan: LayerPlan,
  filter: tf.Tensor,
  at: { readonly images: number; readonly result: number },
  [down, right]: readonly [number, number],
  { height, width }: TransposedPart,
): void {
  const constants = layerConstants(backend, filter, undefined, plan);
  const { batch, output, outputs, positions, terms } = plan;
  const scratch = new Scratch(backend, {
    windows: windowsOf(plan),
    targets: positions,
    job: JOB_LENGTH,
    sums: SCRATCH_LENGTH,
  });
  placeWindows(scratch.address('windows'), plan, backend);
  const step = 4 * outputs;
  const steps = [height * width * step, down * width * step, right * step] as const;
  boundProgram(backend).placeWindows(scratch.address('targets'), batch, ...output, ...steps);
  const { count, ...parts } = cutIntoParts(positions, outputs, terms);
  const addresses = { center: at.images, radius: 0, result: at.result, upper: 0, windows: scratch.address('windows') };
  const mode = { isExact: false, isOutward: false, isClamped: false };
  const job = { ...jobOf(plan, constants, addresses, mode, 0), ...parts, targets: scratch.address('targets') };
  writeJob(scratch.integers('job'), job);
  runJob(backend, scratch.address('job'), count, scratch.address('sums'), positions * outputs * terms);
  scratch.dispose();
}
