import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { boundProgram, SCRATCH_LENGTH } from '../../wasm/boundProgram';
import { memoryOf } from '../../wasm/heap';
import { Scratch } from '../../wasm/scratch';
import { runJob } from '../../wasm/threads/threadPool';
import type { LayerPlan } from '../layerPlan';
import { JOB_LENGTH, type Job, LAYER_WORK, writeJob } from './job';
import type { LayerConstants } from './layerConstants';
import { PANEL, panelsOf } from './packedWeights';
import { cutIntoParts, TILE } from './parts';

/** Where a layer's images lie and where its results go, in bytes. */
export interface LayerAddresses {
  readonly center: number;
  /** 0 where only sums over centres are wanted. */
  readonly radius: number;
  /** Lower bounds, and behind them as many upper ones; or the sums. */
  readonly result: number;
}

/** How sums are formed and rounded; see assembly/job.ts. */
export interface SumMode {
  readonly isExact: boolean;
  readonly isOutward: boolean;
  /** Whether a ReLU follows at once. */
  readonly isClamped: boolean;
}

/** Computes a layer, group by group. */
export function runLayer(
  backend: BackendWasm,
  plan: LayerPlan,
  constants: LayerConstants,
  addresses: LayerAddresses,
  mode: SumMode,
): void {
  const { positions, terms, geometry } = plan;
  const outputs = plan.outputs / geometry.groups;
  const scratch = new Scratch(backend, { windows: windowsOf(plan), job: JOB_LENGTH, sums: SCRATCH_LENGTH });
  placeWindows(scratch.address('windows'), plan, backend);
  const { count, ...parts } = cutIntoParts(positions, outputs, terms);
  for (let group = 0; group < geometry.groups; group++) {
    const upper = addresses.result + 4 * positions * plan.outputs;
    const job = jobOf(plan, constants, { ...addresses, upper, windows: scratch.address('windows') }, mode, group);
    writeJob(scratch.integers('job'), { ...job, ...parts });
    runJob(backend, scratch.address('job'), count, scratch.address('sums'), positions * outputs * terms);
  }
  scratch.dispose();
}

/** What one group of a layer takes to be computed, but for how it is cut into parts. */
export function jobOf(
  plan: LayerPlan,
  constants: LayerConstants,
  at: LayerAddresses & { readonly upper: number; readonly windows: number },
  mode: SumMode,
  group: number,
): Omit<Job, 'tilesInPart' | 'panelsInPart'> {
  const { positions, terms, window, geometry } = plan;
  const outputs = plan.outputs / geometry.groups;
  const width = group * panelsOf(outputs) * PANEL;
  const channels = 4 * group * window[2];
  return {
    work: LAYER_WORK,
    center: at.center + channels,
    radius: at.radius && at.radius + channels,
    windows: at.windows,
    runs: constants.runs,
    runCount: constants.runCount,
    terms,
    weights: constants.weights + 4 * width * terms,
    magnitudes: constants.magnitudes + 4 * width * terms,
    bias: constants.bias + 8 * width,
    constants: constants.constants + 8 * width,
    lower: at.result + 4 * group * outputs,
    upper: at.upper + 4 * group * outputs,
    stride: plan.outputs,
    positions,
    outputs,
    isExact: Number(mode.isExact),
    isOutward: Number(mode.isOutward),
    isClamped: Number(mode.isClamped),
    targets: 0,
    kept: 0,
  };
}

/** Numbers that the windows' beginnings take. */
export function windowsOf({ positions }: LayerPlan): number {
  return Math.ceil(positions / TILE) * TILE;
}

/** Writes where each position's window begins; the last tile is filled up with a window that is there. */
export function placeWindows(target: number, plan: LayerPlan, backend: BackendWasm): void {
  const { batch, padded, output, geometry, positions } = plan;
  const [height, width, channels] = padded;
  const [rows, columns] = output;
  const row = 4 * width * channels;
  const steps = [height * row, geometry.strides[0] * row, 4 * geometry.strides[1] * channels] as const;
  boundProgram(backend).placeWindows(target, batch, rows, columns, ...steps);
  const places = new Int32Array(memoryOf(backend).buffer, target, windowsOf(plan));
  places.fill(places[positions - 1] as number, positions);
}
