import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type * as tf from '@tensorflow/tfjs-core';
import { SCRATCH_LENGTH } from '../../wasm/boundProgram';
import { addressOf } from '../../wasm/heap';
import { Scratch } from '../../wasm/scratch';
import { runJob, threadsOf } from '../../wasm/threads/threadPool';
import type { Chain, ChainStep, ChainTile, ImageShape } from '../types';
import {
  CHAIN_WORK,
  JOB_LENGTH,
  STEP_KINDS,
  STEP_LENGTH,
  TILE_LENGTH,
  TILE_ROWS,
  writeJob,
  writeStep,
  writeTile,
} from './layouts';

/** Bytes before the regions whose size the job has: of assembly/chain/chainRoom.ts. */
const FIXED_ROOM = 32 + 2 * 64 + 32 + 2 * 16 + 8 * (96 + 4) + 16384 + 96;

/** Parts for each thread where there are several, so that none waits long for the last one. */
const PARTS_A_THREAD = 2;

/** Bytes that all parts together may take, unless a single one takes more. */
const MOST_ROOM = 2 ** 27;

let counted = 0;

/** Products that chains have computed so far: what is useful, zeros left out. */
export function productsOfChains(): number {
  return counted;
}

/** What a part has counted: PartCount of assembly/chain/chainJob.ts. */
function countOf(room: Int32Array): number {
  return new Float64Array(room.slice(0, 2).buffer)[0] as number;
}

/** Passes tiles back, with whatever threads there are to help. */
export function runChain(backend: BackendWasm, { steps, tiles, start, isOutward, products }: Chain): Float32Array {
  const units = Math.max(...steps.map(({ value }) => sizeOf(value)));
  const unitsBytes = 4 * (4 * Math.ceil(units / 4) + 4);
  const bufferBytes = 4 * TILE_ROWS * units;
  const roomBytes = FIXED_ROOM + 3 * unitsBytes + 2 * bufferBytes;
  const threads = threadsOf(backend);
  const mostParts = Math.max(1, Math.floor(MOST_ROOM / roomBytes));
  const parts = Math.min(tiles.length, mostParts, threads > 1 ? PARTS_A_THREAD * threads : 1);
  const rows = tiles.reduce((sum, tile) => sum + tile.rows.length, 0);
  const scratch = new Scratch(backend, {
    job: JOB_LENGTH,
    steps: STEP_LENGTH * steps.length,
    tiles: TILE_LENGTH * tiles.length,
    zeros: units,
    results: rows,
    sums: SCRATCH_LENGTH,
    room: (roomBytes * parts) / 4,
  });
  try {
    scratch.integers('zeros').fill(0);
    const addresses = new Addresses(backend, scratch.address('zeros'));
    const stepsAt = scratch.integers('steps');
    steps.forEach((step, at) => {
      const packs = Number(steps[at + 1]?.kind === 'products');
      writeStep(stepsAt.subarray(at * STEP_LENGTH), fieldsOf(step, packs, addresses));
    });
    const channels = (steps[0] as ChainStep).value[2];
    writeTiles(
      scratch.integers('tiles'),
      tiles,
      scratch.address('results'),
      channels,
      start && addressOf(backend, start),
    );
    writeJob(scratch.integers('job'), {
      work: CHAIN_WORK,
      steps: scratch.address('steps'),
      stepCount: steps.length,
      tiles: scratch.address('tiles'),
      tileCount: tiles.length,
      parts,
      room: scratch.address('room'),
      roomBytes,
      bufferBytes,
      unitsBytes,
      isOutward: Number(isOutward),
    });
    runJob(backend, scratch.address('job'), parts, scratch.address('sums'), products * rows);
    const rooms = scratch.integers('room');
    for (let part = 0; part < parts; part++) counted += countOf(rooms.subarray((part * roomBytes) / 4));
    return new Float32Array(scratch.integers('results').slice().buffer);
  } finally {
    scratch.dispose();
  }
}

/**
 * Writes tiles, and where the bounds of each go, one after the other.
 *
 * @param start where the coefficients lie that rows start from, of so many channels
 */
function writeTiles(
  target: Int32Array,
  tiles: readonly ChainTile[],
  results: number,
  channels: number,
  start: number | undefined,
): void {
  let [at, result] = [0, results];
  for (const { rows, sample, top, left, height, width } of tiles) {
    const fields = {
      isWhole: Number(start !== undefined),
      rows: rows.length,
      sample,
      top,
      left,
      height,
      width,
      result,
    };
    writeTile(target.subarray(at), fields);
    const bytes = 4 * width * height * channels;
    const firstRow = at + TILE_LENGTH - TILE_ROWS;
    for (let row = 0; row < TILE_ROWS; row++) {
      // Of rows that there are not the program may look at the first.
      const own = rows[row] ?? (rows[0] as number);
      target[firstRow + row] = start === undefined ? own : start + bytes * own;
    }
    at += TILE_LENGTH;
    result += 4 * rows.length;
  }
}

function fieldsOf(step: ChainStep, packs: number, at: Addresses): Parameters<typeof writeStep>[1] {
  const [height, width, channels] = step.value;
  const common = { kind: STEP_KINDS[step.kind], packs, height, width, channels };
  if (step.kind === 'products') {
    const { weights, ofEntry, taps, outputs, strides, pads, size } = step.filter;
    return {
      ...common,
      weights: at.of(weights),
      entryBytes: 4 * ofEntry,
      tapRows: taps[0],
      tapColumns: taps[1],
      outputs,
      strideDown: strides[0],
      strideRight: strides[1],
      padTop: pads[0],
      padLeft: pads[1],
      filterHeight: size[0],
      filterWidth: size[1],
    };
  }
  if (step.kind === 'relaxation') {
    const { places, units, constants, bent } = step.units;
    return { ...common, places: at.of(places), units: at.of(units), bent: at.of(bent), constants: at.of(constants) };
  }
  return {
    ...common,
    below: at.of(step.below),
    above: at.of(step.above),
    cost: at.of(step.cost),
    belowPerSample: perSample(step.below),
    abovePerSample: perSample(step.above),
    costPerSample: perSample(step.cost),
  };
}

/** Bytes from one sample to the next; 0 where all share the same. */
function perSample(tensor: tf.Tensor | undefined): number {
  const [samples = 1] = tensor?.shape ?? [];
  return tensor && samples > 1 ? (4 * tensor.size) / samples : 0;
}

function sizeOf([height, width, channels]: ImageShape): number {
  return height * width * channels;
}

/** Where tensors lie; zeros where there is none. */
class Addresses {
  constructor(
    readonly backend: BackendWasm,
    readonly zeros: number,
  ) {}

  of(tensor: tf.Tensor | undefined): number {
    return tensor ? addressOf(this.backend, tensor) : this.zeros;
  }
}
