import * as tf from '@tensorflow/tfjs-core';
import { type Interval, packInterval } from '../../kernels/interval';
import { type Shape, sizeOf } from '../../network/network';
import type { ReadyNode } from '../../network/operation';
import { operationOf } from '../../network/ops';
import type { ReadyNetwork } from '../../network/upload';
import type { Checkpoint } from '../checkpoint';
import { type Ends, splitEnds } from '../ends';
import type { BackwardContext } from './context';
import { lowerBounds } from './lowerBounds';
import { unitRows } from './specification';
import { type Fields, fieldsOf, largestRow } from './windows/field';
import { WindowRows } from './windows/windowRows';

/** Numbers that the coefficients of one pass may take (64 MiB), so that large layers are bounded in parts. */
const MOST_COEFFICIENTS = 2 ** 24;

/**
 * Tightens the bounds of one value by a backward pass for each unit that is asked for, intersected with what is known.
 *
 * @param context whose bounds hold every value the pass goes through
 * @param wanted which units, from their known ends; a unit that no sample wants costs nothing
 * @returns the tightened bounds, [2·batch, ...]; the caller disposes of them
 */
export async function tightenByBackward(
  context: BackwardContext,
  value: string,
  wanted: (lower: number, upper: number) => boolean,
  checkpoint: Checkpoint,
): Promise<Interval> {
  const known = context.bounds.get(value) as Interval;
  const shape = context.ready.shapes.get(value) as Shape;
  const ends = splitEnds(Float32Array.from(await known.data<'float32'>()));
  const size = sizeOf(shape);
  const units = Array.from({ length: context.batch }, (_, sample) => unitsOf(ends, sample, size, wanted));
  const most = Math.max(...units.map((list) => list.length));
  const fields: Fields = context.slopes ? new Map() : fieldsOf(context.ready, value);
  const largest = largestRow(context.ready, value, fields);
  const chunk = Math.max(1, Math.floor(MOST_COEFFICIENTS / (2 * context.batch * largest)));
  for (let first = 0; first < most; first += chunk) {
    await tightenUnits(
      context,
      value,
      fields,
      ends,
      units.map((list) => padded(list, first, Math.min(chunk, most - first))),
      checkpoint,
    );
  }
  const packed = [context.batch, ...shape];
  return tf.tidy(() => packInterval(tf.tensor(ends.lower, packed), tf.tensor(ends.upper, packed)));
}

function unitsOf(
  ends: Ends,
  sample: number,
  size: number,
  wanted: (lower: number, upper: number) => boolean,
): number[] {
  const units: number[] = [];
  for (let unit = 0; unit < size; unit++) {
    const at = sample * size + unit;
    if (wanted(ends.lower[at] as number, ends.upper[at] as number)) units.push(unit);
  }
  return units;
}

/** A part of a list, made `length` long by repeating a unit: samples of a batch have different numbers of units. */
function padded(units: readonly number[], first: number, length: number): number[] {
  const part = units.slice(first, first + length);
  return [...part, ...new Array<number>(length - part.length).fill(units[0] ?? 0)];
}

async function tightenUnits(
  context: BackwardContext,
  value: string,
  fields: Fields,
  ends: Ends,
  units: readonly (readonly number[])[],
  checkpoint: Checkpoint,
): Promise<void> {
  const size = sizeOf(context.ready.shapes.get(value) as Shape);
  const values = await boundUnits(context, value, fields, units, checkpoint);
  units.forEach((list, sample) => {
    const from = sample * 2 * list.length;
    list.forEach((unit, row) => {
      const at = sample * size + unit;
      ends.lower[at] = Math.max(ends.lower[at] as number, values[from + row] as number);
      ends.upper[at] = Math.min(ends.upper[at] as number, -(values[from + list.length + row] as number));
    });
  });
}

/** For each sample the lower bounds of its units, then those of the units negated. */
async function boundUnits(
  context: BackwardContext,
  value: string,
  fields: Fields,
  units: readonly (readonly number[])[],
  checkpoint: Checkpoint,
): Promise<Float32Array> {
  if (fields.size > 0) {
    const windows = new WindowRows(context.ready, value, units, fields);
    try {
      return await lowerBounds(context, value, windows, checkpoint);
    } finally {
      windows.dispose();
    }
  }
  const shape = context.ready.shapes.get(value) as Shape;
  const coefficients = tf.tidy(() => {
    const each = units.map((list) => {
      const below = unitRows(list, sizeOf(shape));
      return tf.concat([below, tf.neg(below)], 0);
    });
    return tf.reshape(tf.concat(each, 0), [-1, ...shape]);
  });
  try {
    return await lowerBounds(context, value, coefficients, checkpoint);
  } finally {
    coefficients.dispose();
  }
}

/** Whether only affine operations lie between the input and a value: its interval bounds are then exact already. */
export function isAffineOfInput(ready: ReadyNetwork, value: string): boolean {
  const producer = new Map(ready.nodes.map((node): [string, ReadyNode] => [node.output, node]));
  const affine = (name: string): boolean => {
    const node = producer.get(name);
    return !node || (operationOf(node.op).backward?.kind === 'affine' && node.inputs.every(affine));
  };
  return affine(value);
}
