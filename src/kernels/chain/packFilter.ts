import * as tf from '@tensorflow/tfjs-core';
import { keptWith } from '../keptConstants';
import type { ImageShape, PackedFilter } from './types';

/** Entries of a panel. */
const PANEL = 4;
/** Numbers that describe a panel: the places of its entries, and behind them how many rows and columns of taps lead there. */
const PLACES = 3 * PANEL + 2;
/** A place outside of every image. */
const NOWHERE = 2 ** 24;
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
  const entries = strides[0] * strides[1] * channels;
  const panels = Math.ceil(entries / PANEL);
  const [weights, places] = keptWith(filter.keptWith, `chain ${key} ${strides}`, () => {
    const packed = new Float32Array(panels * taps[0] * taps[1] * outputs * PANEL);
    const where = new Int32Array(panels * PLACES).fill(NOWHERE);
    for (let panel = 0; panel < panels; panel++) where.fill(0, (panel + 1) * PLACES - 2, (panel + 1) * PLACES);
    for (let entry = 0; entry < entries; entry++) {
      const [panel, within, channel] = [Math.floor(entry / PANEL), entry % PANEL, entry % channels];
      const [down, right] = [Math.floor(entry / channels / strides[1]), Math.floor(entry / channels) % strides[1]];
      const begin = panel * PLACES;
      where.set([down, right, channel], begin + 3 * within);
      // Of taps that lie further on none leads here.
      [rows - down, columns - right].forEach((reach, axis) => {
        const at = begin + 3 * PANEL + axis;
        where[at] = Math.max(where[at] as number, Math.ceil(reach / (strides[axis] as number)));
      });
      for (let tap = 0; tap < taps[0] * taps[1]; tap++) {
        const row = Math.floor(tap / taps[1]) * strides[0] + down;
        const column = (tap % taps[1]) * strides[1] + right;
        if (row >= rows || column >= columns) continue;
        const from = ((row * columns + column) * channels + channel) * outputs;
        const to = (panel * taps[0] * taps[1] + tap) * outputs;
        for (let output = 0; output < outputs; output++) {
          packed[(to + output) * PANEL + within] = filter.data[from + output] as number;
        }
      }
    }
    return [tf.tensor1d(packed), tf.tensor1d(where, 'int32')];
  }) as [tf.Tensor, tf.Tensor];
  return { weights, places, panels, taps, outputs, strides, pads, size: [rows, columns] };
}
