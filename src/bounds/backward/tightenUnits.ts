import * as tf from '@tensorflow/tfjs-core';
import { type Shape, sizeOf } from '../../network/network';
import type { ReadyNetwork } from '../../network/upload';
import type { Checkpoint } from '../checkpoint';
import { rowCost } from '../cost/passCost';
import { unitsAtOnce } from '../cost/room';
import { rowBounds, type StartRows } from './backwardPass';
import type { BoundsInWork, Places, RowBounds } from './boundsInWork';
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
  own: BoundsInWork,
  { ready, value, units, sides, fields, chunk }: UnitsOfValue,
  bound: (start: StartRows, before: number, share: number) => Promise<RowBounds>,
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
      own.take(await bound(start, first / most, length / most), placesOf(part, ofPart, sizeOf(shape)));
    } finally {
      start.dispose();
    }
  }
}

/** What rows of units bound, for every sample, from below and then from above, or each from its side. */
function placesOf(
  units: readonly (readonly number[])[],
  sides: readonly (readonly Side[])[] | undefined,
  size: number,
): Places {
  return units.flatMap((list, sample) => {
    const places = list.map((unit) => 2 * (sample * size + unit));
    const own = sides?.[sample];
    if (own) return places.map((place, at) => place + Number(own[at] === -1));
    return [...places, ...places.map((place) => place + 1)];
  });
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

/**
 * Tightens bounds of values by a backward pass for each unit that is asked for, intersected with what is known.
 *
 * @param context whose bounds hold every value that passes go through
 */
export function tightenByBackward(context: BackwardContext, checkpoint: Checkpoint): TightenBounds {
  const { ready, batch } = context;
  return async (value, own, units, sides) => {
    const plan = chainFor(context, value);
    if (plan) return tightenByChain(plan, context, checkpoint)(value, own, units, sides);
    const fields = fieldsOf(ready, value);
    const chunk = unitsAtOnce(ready, batch, rowCost(ready, value, fields));
    await tightenByChunks(own, { ready, value, units, sides, fields, chunk }, (start) =>
      rowBounds(context, value, start, checkpoint),
    );
  };
}
