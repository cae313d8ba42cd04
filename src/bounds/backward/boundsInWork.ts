import * as tf from '@tensorflow/tfjs-core';
import { type Interval, lowerOf, packInterval, upperOf } from '../../kernels/rounding/interval';
import type { Bends } from '../../network/passingBack';
import type { ReadBounds } from '../readBounds';
import { replaceBounds, type ValueBounds } from '../valueBounds';

/** Lower bounds of rows, row by row: read, or still on a graphics device, where they are whoever asks for them disposes of. */
export type RowBounds = Float32Array | tf.Tensor;

/**
 * Which bound each row is of: twice the number's position in the batch where its lower one, one more where its upper one,
 * which the row bounds negated from below.
 */
export type Places = readonly number[];

/** Bounds of one value while rows of coefficients tighten them, worked on where they lie. */
export interface BoundsInWork {
  /** Intersects them with bounds of rows, which are disposed of; a place may come twice with the same bound. */
  take(found: RowBounds, places: Places): void;
  /** Puts what they have become in the place of what they were. */
  settle(): void;
}

/** In the processor's memory. */
export class ReadInWork implements BoundsInWork {
  /** @param read what is known of the value; changed */
  constructor(
    readonly bounds: ValueBounds,
    readonly value: string,
    readonly read: ReadBounds,
  ) {}

  take(found: RowBounds, places: Places): void {
    const { lower, upper } = this.read;
    const values = found as Float32Array;
    places.forEach((place, row) => {
      const at = place >> 1;
      const bound = values[row] as number;
      if ((place & 1) === 0) lower[at] = Math.max(lower[at] as number, bound);
      else upper[at] = Math.min(upper[at] as number, -bound);
    });
  }

  settle(): void {
    const { lower, upper } = this.read;
    const [rows, ...shape] = (this.bounds.get(this.value) as Interval).shape as [number, ...number[]];
    const own = [rows / 2, ...shape];
    const packed = tf.tidy(() => packInterval(tf.tensor(lower, own), tf.tensor(upper, own)));
    replaceBounds(this.bounds, this.value, packed);
  }
}

/** Below whatever a value may be bounded by, and no infinity, of which WGSL leaves open what becomes. */
export const SAYS_NOTHING = -(2 ** 127);

/** Of which units a device takes what rows bound, of those that were passed back because they might be wanted. */
interface Wanted {
  /** The value whose bounds say so: the one worked on, or what activations made of it. */
  readonly seen: string;
  /** Where its reader bends; undefined where only what is wanted was passed back. */
  readonly bends: Bends | undefined;
  /** Whether the likelier bound alone is taken where it decides the unit (see InputTightener). */
  readonly decidesOnly: boolean;
}

/**
 * On a graphics device, where nobody waits for them: rows are put in their places by an index, and intersected by maximum,
 * minimum and sign, none of which rounds. What is taken is the same that would be asked for if bounds were read.
 */
export class FarInWork implements BoundsInWork {
  constructor(
    readonly bounds: ValueBounds,
    readonly value: string,
    readonly wanted: Wanted,
  ) {}

  take(found: RowBounds, places: Places): void {
    const rows = found as tf.Tensor;
    const known = this.bounds.get(this.value) as Interval;
    const half = known.size / 2;
    // Where no row is, what says nothing is found after the last one.
    const index = new Int32Array(known.size).fill(rows.size);
    places.forEach((place, row) => {
      index[(place & 1) * half + (place >> 1)] = row;
    });
    const both = tf.tidy(() => {
      const all = tf.concat([tf.reshape(rows, [-1, 1]), tf.fill([1, 1], SAYS_NOTHING)], 0);
      const own = tf.reshape(tf.gatherND(all, tf.tensor2d(index, [index.length, 1], 'int32')), known.shape);
      return this.#intersect(known, { lower: lowerOf(own), upper: tf.neg(upperOf(own)) });
    });
    rows.dispose();
    replaceBounds(this.bounds, this.value, both);
  }

  /** They are where they belong after each row. */
  settle(): void {}

  #intersect(known: Interval, own: Sides): Interval {
    const { bends, decidesOnly, seen } = this.wanted;
    const before: Sides = { lower: lowerOf(known), upper: upperOf(known) };
    const after: Sides = { lower: tf.maximum(before.lower, own.lower), upper: tf.minimum(before.upper, own.upper) };
    if (bends === undefined) return packInterval(after.lower, after.upper);
    const isBehind = seen !== this.value;
    const at = isBehind ? (this.bounds.get(seen) as Interval) : known;
    const isWanted = bendsWithin(bends, { lower: lowerOf(at), upper: upperOf(at) });
    if (!decidesOnly || isBehind) {
      return packInterval(tf.where(isWanted, after.lower, before.lower), tf.where(isWanted, after.upper, before.upper));
    }
    // The likelier side first, and the other where the unit is still wanted.
    const isUpper = tf.less(tf.add(before.lower, before.upper), 0);
    const first: Sides = {
      lower: tf.where(tf.logicalAnd(isWanted, tf.logicalNot(isUpper)), after.lower, before.lower),
      upper: tf.where(tf.logicalAnd(isWanted, isUpper), after.upper, before.upper),
    };
    const isLeft = bendsWithin(bends, first);
    return packInterval(tf.where(isLeft, after.lower, first.lower), tf.where(isLeft, after.upper, first.upper));
  }
}

interface Sides {
  readonly lower: tf.Tensor;
  readonly upper: tf.Tensor;
}

/** Whether a function bends between bounds. */
function bendsWithin(bends: Bends, { lower, upper }: Sides): tf.Tensor {
  if (bends === 'everywhere') return tf.less(lower, upper);
  return bends
    .map((place) => tf.logicalAnd(tf.less(lower, place), tf.greater(upper, place)))
    .reduce((one, other) => tf.logicalOr(one, other), tf.zeros(lower.shape, 'bool'));
}
