import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { IntervalConv2dSizes, SumLevels } from './productSizes';

/** Positions and channels of a workgroup's outputs; threads take 4 × 4 of them each. */
export const SIDE = 32;
export const THREADS = 64;
/** Products of each output between two barriers. */
export const DEPTH = 16;

/** A sum as programs in blocks cut it: what lies in shared memory at a time is a block. */
export function cutIntoSlabs(n: number): SumLevels {
  const slabs = Math.ceil(n / DEPTH);
  const group = Math.ceil(Math.sqrt(slabs));
  return { block: DEPTH, group, terms: DEPTH + group + Math.ceil(slabs / group) };
}

/**
 * Sizes of a layer as programs in blocks are told them, in this order: as numbers within a program they would have each layer
 * compile one of its own, which takes longer than most layers.
 */
const NAMES = [
  'positions',
  'height',
  'width',
  'channels',
  'outHeight',
  'outWidth',
  'outputs',
  'columns',
  'strideRows',
  'strideColumns',
  'padTop',
  'padLeft',
  'dilateRows',
  'dilateColumns',
  // How many numbers the images of a batch have.
  'half',
  'terms',
  'slabs',
  // Slabs in a group.
  'group',
  'channelTiles',
  // How far DEPTH products lead in a window, so that no thread has to divide as it goes: no more channels than one less than all.
  'stepChannels',
  'stepColumns',
  'stepRows',
] as const;

/** These as uniforms of a program. */
export const BLOCK_UNIFORMS = NAMES.map((name) => `${name} : i32,`).join(' ');

/** Their values for a layer. */
export function blockSizes(sizes: Omit<IntervalConv2dSizes, 'hasBias'>): { type: string; data: number[] }[] {
  const { batch, geometry, levels } = sizes;
  const [height, width, channels] = sizes.input;
  const [outHeight, outWidth, outputs] = sizes.output;
  const [rows, columns] = sizes.filter;
  const terms = rows * columns * channels;
  const values: Readonly<Record<(typeof NAMES)[number], number>> = {
    positions: batch * outHeight * outWidth,
    height,
    width,
    channels,
    outHeight,
    outWidth,
    outputs,
    columns,
    strideRows: geometry.strides[0],
    strideColumns: geometry.strides[1],
    padTop: geometry.pads[0],
    padLeft: geometry.pads[1],
    dilateRows: geometry.dilations[0],
    dilateColumns: geometry.dilations[1],
    half: batch * height * width * channels,
    terms,
    slabs: Math.ceil(terms / DEPTH),
    group: levels.group,
    channelTiles: Math.ceil(outputs / SIDE),
    stepChannels: DEPTH % channels,
    stepColumns: Math.floor(DEPTH / channels) % columns,
    stepRows: Math.floor(DEPTH / (channels * columns)),
  };
  return NAMES.map((name) => ({ type: 'int32', data: [values[name]] }));
}

/**
 * The same numbers as one row. TensorFlow.js compiles a program anew wherever an input agrees with the output in other axes than
 * before; a row and a column agree in none.
 */
export function inOneRow(tensor: TensorInfo): TensorInfo {
  return { ...tensor, shape: [1, tensor.shape.reduce((product, length) => product * length, 1)] };
}
