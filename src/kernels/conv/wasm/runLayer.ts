import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { boundProgram, SCRATCH_LENGTH } from '../../wasm/boundProgram';
import { Scratch } from '../../wasm/scratch';
import { runJob } from '../../wasm/threads/threadPool';
import type { LayerPlan } from '../layerPlan';
import { JOB_LENGTH, LAYER_WORK, writeJob } from './job';
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
  const { positions, terms, window, geometry } = plan;
  const outputs = plan.outputs / geometry.groups;
  const windows = Math.ceil(positions / TILE) * TILE;
  const scratch = new Scratch(backend, { windows, job: JOB_LENGTH, sums: SCRATCH_LENGTH });
  placeWindows(scratch.address('windows'), plan, backend);
  // The last tile is filled up with a window that is there.
  const places = scratch.integers('windows');
  places.fill(places[positions - 1] as number, positions);
  const { count, ...parts } = cutIntoParts(positions, outputs, terms);
  for (let group = 0; group < geometry.groups; group++) {
    const width = group * panelsOf(outputs) * PANEL;
    const channels = 4 * group * window[2];
    const lower = addresses.result + 4 * group * outputs;
    writeJob(scratch.integers('job'), {
      work: LAYER_WORK,
      center: addresses.center + channels,
      radius: addresses.radius && addresses.radius + channels,
      windows: scratch.address('windows'),
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
      isExact: Number(mode.isExact),
      isOutward: Number(mode.isOutward),
      isClamped: Number(mode.isClamped),
      ...parts,
    });
    runJob(backend, scratch.address('job'), count, scratch.address('sums'), positions * outputs * terms);
  }
  scratch.dispose();
}

/** Writes where each position's window begins. */
function placeWindows(target: number, { batch, padded, output, geometry }: LayerPlan, backend: BackendWasm): void {
  const [height, width, channels] = padded;
  const [rows, columns] = output;
  const row = 4 * width * channels;
  const steps = [height * row, geometry.strides[0] * row, 4 * geometry.strides[1] * channels] as const;
  boundProgram(backend).placeWindows(target, batch, rows, columns, ...steps);
}
