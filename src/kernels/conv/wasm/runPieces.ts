import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import type { SumConstants } from '../../rounding/intervalSums';
import { SCRATCH_LENGTH } from '../../wasm/boundProgram';
import { Scratch } from '../../wasm/scratch';
import { runJob } from '../../wasm/threads/threadPool';
import type { LayerPlan } from '../layerPlan';
import { imageLayout } from './imageLayout';
import { JOB_LENGTH, writeJob } from './job';
import { keptBytes } from './keptProducts';
import type { LayerConstants } from './layerConstants';
import { cutIntoParts, TILE } from './parts';
import { HEAD_BYTES, PIECES_JOB_LENGTH, PIECES_WORK, writePiecesJob } from './piecesJob';
import { jobOf, placeWindows, type SumMode, windowsOf } from './runLayer';

/** What centres and radii of a piece may take in bytes, to be read from a near cache. */
const PIECE_BYTES = 2 ** 17;

/** Parts for each thread where there are several, so that none waits long for the last one. */
const PARTS_A_THREAD = 2;

/** How the images of a batch are cut into pieces, which are dealt out among parts. */
export interface Pieces {
  readonly images: number;
  readonly parts: number;
}

/**
 * The pieces of a layer's batch: of equal size, and as many for each part. Undefined where threads share work better that is
 * cut by positions and outputs.
 *
 * @param imageBytes of centres and radii of one image
 */
export function cutIntoPieces(plan: LayerPlan, imageBytes: number, threads: number): Pieces | undefined {
  const { batch, positions, geometry } = plan;
  if (geometry.groups > 1 || Math.min(...geometry.pads) < 0) return undefined;
  const most = threads > 1 ? PARTS_A_THREAD * threads : 1;
  // Images of one position each fill a tile together.
  const least = positions === batch ? TILE : 1;
  if (most > 1 && batch < most * least) return undefined;
  const rounds = Math.ceil((batch * imageBytes) / PIECE_BYTES / most);
  const images = Math.ceil(batch / (rounds * most) / least) * least;
  return { images, parts: Math.min(most, Math.ceil(batch / images)) };
}

/** Addresses of the bounds that a layer reads and of those that it writes; the upper bounds follow the lower ones. */
export interface PiecesAddresses {
  readonly bounds: number;
  readonly result: number;
}

/**
 * Computes a layer over boxes, piece by piece.
 *
 * @param isKept whether products with 0 are left out
 * @returns the largest magnitude of the bounds that it reads; no number where one of them is none
 */
export function runPieces(
  backend: BackendWasm,
  plan: LayerPlan,
  { images, parts }: Pieces,
  constants: LayerConstants,
  { bounds, result }: PiecesAddresses,
  { ofRadius, ofCenter }: SumConstants,
  mode: SumMode,
  isKept: boolean,
): number {
  const positions = plan.positions / plan.batch;
  const piece: LayerPlan = { ...plan, batch: images, positions: images * positions };
  const pieceBytes = 4 * TILE * Math.ceil((images * tf.util.sizeFromShape([...plan.padded])) / TILE);
  const roomBytes = HEAD_BYTES + 2 * pieceBytes + (isKept ? keptBytes(plan) : 0);
  const scratch = new Scratch(backend, {
    windows: windowsOf(piece),
    job: PIECES_JOB_LENGTH,
    layer: JOB_LENGTH,
    sums: SCRATCH_LENGTH,
    room: (parts * roomBytes) / 4,
  });
  placeWindows(scratch.address('windows'), piece, backend);
  const { count: _, ...layerParts } = cutIntoParts(piece.positions, plan.outputs, plan.terms);
  const at = {
    center: 0,
    radius: 0,
    result,
    upper: result + 4 * plan.positions * plan.outputs,
    windows: scratch.address('windows'),
  };
  const layer = { ...jobOf(piece, constants, at, mode, 0), ...layerParts, kept: Number(isKept) };
  writeJob(scratch.integers('layer'), layer);
  const { length, first, step, gap } = imageLayout(plan);
  const [height, , channels] = plan.image;
  const [top, left, bottom, right] = plan.geometry.pads;
  writePiecesJob(scratch.integers('job'), {
    work: PIECES_WORK,
    layer: scratch.address('layer'),
    lower: bounds,
    half: 4 * plan.batch * height * length,
    batch: plan.batch,
    imagesInPiece: images,
    parts,
    room: scratch.address('room'),
    roomBytes,
    pieceBytes,
    rows: height,
    length,
    first,
    step,
    gap,
    top,
    bottom,
    left: 4 * left * channels,
    right: 4 * right * channels,
    positions,
    ofRadius,
    ofCenter,
  });
  const products = plan.positions * plan.outputs * plan.terms;
  runJob(backend, scratch.address('job'), parts, scratch.address('sums'), products);
  const rooms = scratch.integers('room');
  let largest = 0;
  for (let part = 0; part < parts; part++) largest = Math.max(largest, rooms[(part * roomBytes) / 4] as number);
  scratch.dispose();
  return new Float32Array(Int32Array.of(largest).buffer)[0] as number;
}
