import * as tf from '@tensorflow/tfjs-core';
import { type Shape, sizeOf } from '../../network/network';
import type { ReadyNetwork } from '../../network/upload';
import type { Checkpoint } from '../checkpoint';
import { rowCost } from '../cost/passCost';
import { unitsAtOnce } from '../cost/room';
import type { ReadBounds } from '../readBounds';
import { lowerBounds, type StartRows } from './backwardPass';
import { chainFor } from './chain/chainBounds';
import { tightenByChain } from './chain/tightenByChain';
import type { BackwardContext } from './context';
import { unitRows } from './specification';
import type { Side, TightenBounds } from './tightenInputs';
import { type Fields, fieldsOf } from './windows/field';
import { WindowRows } from './windows/windowRows';

/** Units of one value whose bounds are tightened, for each sample, and how many of a sample go through a pass together. */
interface UnitsOfValue {
  readonly ready: ReadyNetwork;
  readonly value: string;
  readonly units: readonly (readonly number[])[];
  /** For each unit the bound that is asked for; absent where it is both. */
  readonly sides?: readonly (readonly Side[])[] | undefined;
  readonly fields: Fields;
  readonly chunk: number;
}

/**
 * Tightens bounds chunk by chunk, intersecting what is known with what is found.
 *
 * @param bound lower bounds of rows, [batch, rows] row by row; is given which share of the units came before, and which
 *   share its own are
 */
export async function tightenByChunks(
  known: ReadBounds,
  { ready, value, units, sides, fields, chunk }: UnitsOfValue,
  bound: (start: StartRows, before: number, share: number) => Promise<Float32Array>,
): Promise<void> {
  const shape = ready.shapes.get(value) as Shape;
  const most = Math.max(...units.map((list) => list.length));
  const step = sides ? 2 * chunk : chunk;
  for (let first = 0; first < most; first += step) {
    const length = Math.min(step, most - first);
    const part = units.map((list) => padded(list, first, length, 0));
    const ofPart = sides?.map((list) => padded<Side>(list, first, length, 1));
    const start = fields.size > 0 ? new WindowRows(ready, value, part, fields, ofPart) : rowsOf(part, ofPart, shape);
    try {
      const values = await bound(start, first / most, length / most);
      const rows = values.length / part.length;
      part.forEach((list, sample) => {
        const found = values.subarray(sample * rows, (sample + 1) * rows);
        const at = sample * sizeOf(shape);
        const own = ofPart?.[sample];
        if (own) intersectSides(known, at, list, own, found);
        else intersect(known, at, list, found);
      });
    } finally {
      start.dispose();
    }
  }
}

/** A part of a list, made `length` long by repeating its first: samples of a batch have different numbers of units. */
function padded<T>(list: readonly T[], first: number, length: number, ofEmpty: T): T[] {
  const part = list.slice(first, first + length);
  return [...part, ...new Array<T>(length - part.length).fill(list[0] ?? ofEmpty)];
}

/** For every sample, its units from below and then, negated, from above, or each from its side; [batch·rows, ...shape]. */
function rowsOf(
  units: readonly (readonly number[])[],
  sides: readonly (readonly Side[])[] | undefined,
  shape: Shape,
): tf.Tensor {
  return tf.tidy(() => {
    const size = sizeOf(shape);
    const below = tf.reshape(unitRows(units.flat(), size), [units.length, -1, size]);
    const signed = sides
      ? tf.mul(below, tf.tensor3d(sides.flat(), [units.length, below.shape[1] as number, 1]))
      : below;
    return tf.reshape(sides ? signed : tf.concat([below, tf.neg(below)], 1), [-1, ...shape]);
  });
}

/** @param values lower bounds of the rows of one sample's units */
function intersect({ lower, upper }: ReadBounds, start: number, units: readonly number[], values: Float32Array): void {
  units.forEach((unit, row) => {
    const at = start + unit;
    lower[at] = Math.max(lower[at] as number, values[row] as number);
    upper[at] = Math.min(upper[at] as number, -(values[units.length + row] as number));
  });
}

/** @param values lower bounds of the rows of one sample's units, each from its side */
function intersectSides(
  { lower, upper }: ReadBounds,
  start: number,
  units: readonly number[],
  sides: readonly Side[],
  values: Float32Array,
): void {
  units.forEach((unit, row) => {
    const at = start + unit;
    const value = values[row] as number;
    if (sides[row] === 1) lower[at] = Math.max(lower[at] as number, value);
    else upper[at] = Math.min(upper[at] as number, -value);
  });
}

/**
 * Tightens bounds of values by a backward pass for each unit that is asked for, intersected with what is known.
 *
 * @param context whose bounds hold every value that passes go through
 */
export function tightenByBackward(context: BackwardContext, checkpoint: Checkpoint): TightenBounds {
  const { ready, batch } = context;
  return async (value, known, units, sides) => {
    const plan = chainFor(context, value);
    if (plan) return tightenByChain(plan, context, checkpoint)(value, known, units, sides);
    const fields = fieldsOf(ready, value);
    const chunk = unitsAtOnce(ready, batch, rowCost(ready, value, fields));
    await tightenByChunks(known, { ready, value, units, sides, fields, chunk }, (start) =>
      lowerBounds(context, value, start, checkpoint),
    );
  };
}
