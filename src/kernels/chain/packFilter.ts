import * as tf from '@tensorflow/tfjs-core';
import { keptWith } from '../keptConstants';
import type { ImageShape, PackedFilter } from './types';

/** Taps that the program has room for: of assembly/chain/chainRoom.ts. */
export const MOST_TAPS = 1024;

/** A convolution without groups and dilation. */
export interface PlainFilter {
  /** [rows, columns, channels, outputs] */
  readonly shape: readonly number[];
  readonly data: Float32Array;
  readonly strides: readonly [number, number];
  /** Rows above and columns on the left. */
  readonly pads: readonly [number, number];
  /** With it what is made of the filter is kept. */
  readonly keptWith: tf.Tensor;
}

/**
 * Sorts the taps of a filter by the places within a stride that they lead to, so that from a position of the outputs' grid each
 * tap leads to all of them.
 *
 * @param input the image that the filter reads
 * @param key tells filters of one tensor apart
 */
export function packFilter(filter: PlainFilter, [, , channels]: ImageShape, key: string): PackedFilter {
  const [rows, columns, , outputs] = filter.shape as [number, number, number, number];
  const { strides, pads } = filter;
  const taps = [Math.ceil(rows / strides[0]), Math.ceil(columns / strides[1])] as const;
  const ofEntry = apart(taps[0] * taps[1] * outputs);
  const [weights] = keptWith(filter.keptWith, `chain ${key} ${strides}`, () => {
    const packed = new Float32Array(strides[0] * strides[1] * channels * ofEntry);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const phase = (row % strides[0]) * strides[1] + (column % strides[1]);
        const tap = Math.floor(row / strides[0]) * taps[1] + taps[1] - 1 - Math.floor(column / strides[1]);
        for (let channel = 0; channel < channels; channel++) {
          const from = ((row * columns + column) * channels + channel) * outputs;
          const to = (phase * channels + channel) * ofEntry + tap * outputs;
          packed.set(filter.data.subarray(from, from + outputs), to);
        }
      }
    }
    return [tf.tensor1d(packed)];
  }) as [tf.Tensor];
  return { weights, ofEntry, taps, outputs, strides, pads, size: [rows, columns] };
}

/** So many numbers and a few more, so that from one entry to the next the same places lie in different banks of the nearest cache. */
function apart(numbers: number): number {
  return 16 * Math.ceil((numbers - 4) / 16) + 4;
}
