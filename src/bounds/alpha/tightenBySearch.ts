import * as tf from '@tensorflow/tfjs-core';
import { type Interval, packInterval } from '../../kernels/interval';
import { type Shape, sizeOf } from '../../network/network';
import { operationOf } from '../../network/ops';
import type { BackwardContext } from '../backward/context';
import { unitRows } from '../backward/specification';
import { type Fields, fieldsOf } from '../backward/windows/field';
import { WindowRows } from '../backward/windows/windowRows';
import type { Checkpoint } from '../checkpoint';
import { type Ends, splitEnds } from '../ends';
import { searchFew } from './searchBounds';
import { planSearch } from './searchPlan';

/** Numbers that one search may choose (8 MiB): it holds about eight tensors of them. */
const MOST_CHOICES = 2 ** 21;

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
  const fields: Fields = isSmoothBefore(context, value) ? new Map() : fieldsOf(ready, value);
  const chunk = Math.max(1, Math.floor(MOST_CHOICES / (2 * batch * choicesBefore(context, value, fields))));
  for (let first = 0; first < most; first += chunk) {
    const length = Math.min(chunk, most - first);
    const part = units.map((list) => padded(list, first, length));
    const start = fields.size > 0 ? new WindowRows(ready, value, part, fields) : tf.tidy(() => rowsOf(part, shape));
    const onIteration = (done: number) => onShare((first + (length * done) / iterations) / most);
    try {
      const values = await searchFew(context, value, start, { iterations, onIteration }, checkpoint);
      part.forEach((list, sample) => {
        tightenEnds(ends, sample * sizeOf(shape), list, values.subarray(sample * 2 * length));
      });
    } finally {
      start.dispose();
    }
  }
  const packed = [batch, ...shape];
  return tf.tidy(() => packInterval(tf.tensor(ends.lower, packed), tf.tensor(ends.upper, packed)));
}

/** Smooth activations take bounds for every row, which windows do not bring. */
function isSmoothBefore({ ready }: BackwardContext, value: string): boolean {
  return planSearch(ready, value).turning.some((node) => {
    const { backward } = operationOf(node.op);
    return backward?.kind === 'relaxed' && backward.touching !== undefined;
  });
}

/** Numbers of all values that the coefficients of a unit go through. */
function choicesBefore({ ready }: BackwardContext, value: string, fields: Fields): number {
  const sizes = planSearch(ready, value).turning.map(({ output }) => {
    const shape = ready.shapes.get(output) as Shape;
    const field = fields.get(output);
    return field ? field.size[0] * field.size[1] * (shape[2] as number) : sizeOf(shape);
  });
  return sizes.reduce((sum, size) => sum + size, 1);
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
