import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type * as tf from '@tensorflow/tfjs-core';
import { BLOCK, type SumConstants } from '../../../rounding/intervalSums';
import { SCRATCH_LENGTH } from '../../../wasm/boundProgram';
import { floatsOf, Scratch } from '../../../wasm/scratch';
import { runJob } from '../../../wasm/threads/threadPool';
import type { LayerPlan } from '../../layerPlan';
import type { SumMode } from '../runLayer';
import type { Pieces, PiecesAddresses } from '../runPieces';
import { HEAD_BYTES, LISTED_JOB_LENGTH, LISTED_WORK, WINDOWS_IN_TURN, writeListedJob } from './listedJob';
import { listedPanelBytes, listedWeights } from './listedWeights';

/** A layer's filter and bias, whose weights are spread and kept. */
export interface LayerTensors {
  readonly filter: tf.TensorInfo;
  readonly bias?: tf.TensorInfo | undefined;
}

/** Of a window that may repeat another; the same in wasm/assembly/listed/repeats.ts. */
const REPEAT_BYTES = 8;

/** What the program copies and lists at one go may reach so far beyond. */
const SLACK = 16;

/**
 * Computes a layer over boxes, piece by piece, from the numbers that are not 0 alone; of what `canList`.
 *
 * @returns the largest magnitude of the bounds that it reads; no number where one of them is none
 */
export function runListed(
  backend: BackendWasm,
  plan: LayerPlan,
  { images, parts }: Pieces,
  { filter, bias }: LayerTensors,
  { bounds, result }: PiecesAddresses,
  shares: SumConstants,
  mode: Omit<SumMode, 'isExact'>,
): number {
  const [rows, columns, channels] = plan.image;
  const [windowRows, windowColumns] = plan.window;
  const [outputRows, outputColumns] = plan.output;
  const { strides, pads } = plan.geometry;
  const numbers = rows * columns * channels;
  const bytes = {
    sumBytes: 64 * (1 + Math.ceil(plan.terms / BLOCK)),
    imageBytes: 8 * numbers,
    listBytes: aligned(4 * numbers + SLACK),
    startBytes: aligned(4 * (rows * columns + 1)),
    windowBytes: aligned(4 * plan.terms + SLACK),
  };
  const inPiece = bytes.imageBytes + bytes.listBytes + bytes.startBytes + REPEAT_BYTES * outputRows * outputColumns;
  const roomBytes =
    HEAD_BYTES + bytes.sumBytes + WINDOWS_IN_TURN * bytes.windowBytes + aligned(images * inPiece + SLACK);
  const weights = listedWeights(backend, filter, bias, plan, shares);
  const scratch = new Scratch(backend, {
    job: LISTED_JOB_LENGTH,
    sums: SCRATCH_LENGTH,
    room: (parts * roomBytes) / 4,
  });
  writeListedJob(scratch.integers('job'), {
    work: LISTED_WORK,
    lower: bounds,
    half: 4 * plan.batch * numbers,
    batch: plan.batch,
    rows,
    columns,
    channels,
    windowRows,
    windowColumns,
    rowStep: strides[0],
    columnStep: strides[1],
    top: pads[0],
    left: pads[1],
    outputRows,
    outputColumns,
    outputs: plan.outputs,
    ...weights,
    panelBytes: listedPanelBytes(plan),
    below: result,
    above: result + 4 * plan.positions * plan.outputs,
    isOutward: Number(mode.isOutward),
    isClamped: Number(mode.isClamped),
    imagesInPiece: images,
    parts,
    room: scratch.address('room'),
    roomBytes,
    ...bytes,
    ofRadius: shares.ofRadius,
    ofCenter: shares.ofCenter,
    magnitude: 2 ** 31 - 1,
  });
  const products = plan.positions * plan.outputs * plan.terms;
  runJob(backend, scratch.address('job'), parts, scratch.address('sums'), products);
  const rooms = floatsOf(scratch.integers('room'));
  // Of what is no number, the largest is none either.
  const largest = Math.max(...Array.from({ length: parts }, (_, part) => rooms[(part * roomBytes) / 4] as number));
  scratch.dispose();
  return largest;
}

/** Bytes up to where vectors begin. */
function aligned(bytes: number): number {
  return 16 * Math.ceil(bytes / 16);
}
