import * as tf from '@tensorflow/tfjs-core';
import { type Interval, packInterval } from '../../kernels/interval';
import { type Shape, sizeOf } from '../../network/network';
import type { BackwardContext } from '../backward/context';
import { unitRows } from '../backward/specification';
import type { Checkpoint } from '../checkpoint';
import { type Ends, splitEnds } from '../ends';
import { searchBounds } from './searchBounds';
import { planSearch } from './searchPlan';

/** Numbers that one search may turn (8 MiB): it holds about eight tensors of them. */
const MOST_SLOPES = 2 ** 21;

/** Which units of a value are searched for, and how long. */
export interface TighteningOptions {
  /** Which units, from their known ends; a unit that no sample wants costs nothing. */
  readonly wanted: (lower: number, upper: number) => boolean;
  readonly iterations: number;
  /** Is told what share is done. */
  readonly onShare: (share: number) => void;
}

/**
 * Tightens the bounds of one value by backward passes with slopes of their own for both ends of every unit asked for,
 * intersected with what is known.
 *
 * @param context whose bounds hold every value the passes go through
 * @returns the tightened bounds, [2·batch, ...]; the caller disposes of them
 */
export async function tightenBySearch(
  context: BackwardContext,
  value: string,
  { wanted, iterations, onShare }: TighteningOptions,
  checkpoint: Checkpoint,
): Promise<Interval> {
  const { ready, bounds, batch } = context;
  const shape = ready.shapes.get(value) as Shape;
  const ends = splitEnds(Float32Array.from(await (bounds.get(value) as Interval).data<'float32'>()));
  const units = Array.from({ length: batch }, (_, sample) =>
    unitsOf(ends, sample * sizeOf(shape), sizeOf(shape), wanted),
  );
  const most = Math.max(...units.map((list) => list.length));
  const chunk = Math.max(1, Math.floor(MOST_SLOPES / (2 * batch * sizeBefore(context, value))));
  for (let first = 0; first < most; first += chunk) {
    const length = Math.min(chunk, most - first);
    const rows = tf.tidy(() =>
      rowsOf(
        units.map((list) => padded(list, first, length)),
        shape,
      ),
    );
    const onIteration = async (done: number) => {
      onShare((first + (length * done) / iterations) / most);
      return true;
    };
    try {
      const values = await searchBounds(context, value, rows, { iterations, onIteration }, checkpoint);
      units.forEach((list, sample) => {
        tightenEnds(ends, sample * sizeOf(shape), padded(list, first, length), values.subarray(sample * 2 * length));
      });
    } finally {
      rows.dispose();
    }
  }
  const packed = [batch, ...shape];
  return tf.tidy(() => packInterval(tf.tensor(ends.lower, packed), tf.tensor(ends.upper, packed)));
}

/** Numbers of all values that coefficients of a value go through. */
function sizeBefore({ ready }: BackwardContext, value: string): number {
  const { turning } = planSearch(ready, value);
  return turning.reduce((sum, node) => sum + sizeOf(ready.shapes.get(node.output) as Shape), 1);
}

function unitsOf(
  { lower, upper }: Ends,
  start: number,
  size: number,
  wanted: (lower: number, upper: number) => boolean,
): number[] {
  return Array.from({ length: size }, (_, unit) => unit).filter((unit) => {
    return wanted(lower[start + unit] as number, upper[start + unit] as number);
  });
}

/** A part of a list, made `length` long by repeating a unit: samples of a batch have different numbers of units. */
function padded(units: readonly number[], first: number, length: number): number[] {
  const part = units.slice(first, first + length);
  return [...part, ...new Array<number>(length - part.length).fill(units[0] ?? 0)];
}

/** For every sample, its units from below and then, negated, from above; [batch·rows, ...shape]. */
function rowsOf(units: readonly (readonly number[])[], shape: Shape): tf.Tensor {
  const each = units.map((list) => {
    const below = unitRows(list, sizeOf(shape));
    return tf.concat([below, tf.neg(below)], 0);
  });
  return tf.reshape(tf.concat(each, 0), [-1, ...shape]);
}

/** @param values lower bounds of the rows that `rowsOf` made of a sample's units */
function tightenEnds({ lower, upper }: Ends, start: number, units: readonly number[], values: Float32Array): void {
  units.forEach((unit, row) => {
    const at = start + unit;
    lower[at] = Math.max(lower[at] as number, values[row] as number);
    upper[at] = Math.min(upper[at] as number, -(values[units.length + row] as number));
  });
}
