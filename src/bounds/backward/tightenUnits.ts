import * as tf from '@tensorflow/tfjs-core';
import { type Shape, sizeOf } from '../../network/network';
import type { ReadyNetwork } from '../../network/upload';
import type { Checkpoint } from '../checkpoint';
import { rowCost } from '../cost/passCost';
import { unitsAtOnce } from '../cost/room';
import type { Ends } from '../ends';
import { lowerBounds, type StartRows } from './backwardPass';
import type { BackwardContext } from './context';
import { unitRows } from './specification';
import type { TightenEnds } from './tightenInputs';
import { type Fields, fieldsOf } from './windows/field';
import { WindowRows } from './windows/windowRows';

/** Units of one value whose ends are tightened, for each sample, and how many of a sample go through a pass together. */
interface UnitsOfValue {
  readonly ready: ReadyNetwork;
  readonly value: string;
  readonly units: readonly (readonly number[])[];
  readonly fields: Fields;
  readonly chunk: number;
}

/**
 * Tightens ends chunk by chunk, intersecting what is known with what is found.
 *
 * @param bound lower bounds of rows, [batch, rows] row by row; is told which share of the units came before, and which
 *   share its own are
 */
export async function tightenByChunks(
  ends: Ends,
  { ready, value, units, fields, chunk }: UnitsOfValue,
  bound: (start: StartRows, before: number, share: number) => Promise<Float32Array>,
): Promise<void> {
  const shape = ready.shapes.get(value) as Shape;
  const most = Math.max(...units.map((list) => list.length));
  for (let first = 0; first < most; first += chunk) {
    const length = Math.min(chunk, most - first);
    const part = units.map((list) => padded(list, first, length));
    const start = fields.size > 0 ? new WindowRows(ready, value, part, fields) : rowsOf(part, shape);
    try {
      const values = await bound(start, first / most, length / most);
      part.forEach((list, sample) => {
        intersect(ends, sample * sizeOf(shape), list, values.subarray(sample * 2 * length));
      });
    } finally {
      start.dispose();
    }
  }
}

/** A part of a list, made `length` long by repeating a unit: samples of a batch have different numbers of units. */
function padded(units: readonly number[], first: number, length: number): number[] {
  const part = units.slice(first, first + length);
  return [...part, ...new Array<number>(length - part.length).fill(units[0] ?? 0)];
}

/** For every sample, its units from below and then, negated, from above; [batch·rows, ...shape]. */
function rowsOf(units: readonly (readonly number[])[], shape: Shape): tf.Tensor {
  return tf.tidy(() => {
    const each = units.map((list) => {
      const below = unitRows(list, sizeOf(shape));
      return tf.concat([below, tf.neg(below)], 0);
    });
    return tf.reshape(tf.concat(each, 0), [-1, ...shape]);
  });
}

/** @param values lower bounds of the rows of one sample's units */
function intersect({ lower, upper }: Ends, start: number, units: readonly number[], values: Float32Array): void {
  units.forEach((unit, row) => {
    const at = start + unit;
    lower[at] = Math.max(lower[at] as number, values[row] as number);
    upper[at] = Math.min(upper[at] as number, -(values[units.length + row] as number));
  });
}

/**
 * Tightens ends of values by a backward pass for each unit that is asked for, intersected with what is known.
 *
 * @param context whose bounds hold every value that passes go through
 */
export function tightenByBackward(context: BackwardContext, checkpoint: Checkpoint): TightenEnds {
  const { ready, batch } = context;
  return async (value, ends, units) => {
    const fields = fieldsOf(ready, value);
    const chunk = unitsAtOnce(ready, batch, rowCost(ready, value, fields));
    await tightenByChunks(ends, { ready, value, units, fields, chunk }, (start) =>
      lowerBounds(context, value, start, checkpoint),
    );
  };
}
