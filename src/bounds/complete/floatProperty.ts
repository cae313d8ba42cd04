import type { Digits } from '../../numbers/digits';
import type { SearchBox } from '../attack/insideBox';
import type { ReadBounds } from '../readBounds';

/** A linear function of a network's outputs that a counterexample brings to its limit or below it. */
export interface Row {
  /** On the outputs, internal layout; what is not float32 is rounded to it. */
  readonly coefficients: Float32Array;
  /** How far each coefficient may be from the exact one, times 2⁻²⁰ at least; absent where all are exact. */
  readonly inexact?: Float64Array;
  /** The limit, rounded up for proofs and down for counterexamples; and exactly, where it is a decimal that no float is. */
  readonly limit: { readonly up: number; readonly down: number; readonly decimal?: Digits };
  /** Whether a counterexample has to be below the limit. */
  readonly isStrict: boolean;
}

/** Where counterexamples are looked for: a box twice. */
export interface Region {
  /** On or outside of the exact box: what is proved there is proved; float32, internal layout. */
  readonly outside: ReadBounds;
  /** On or inside of it: what is found there lies in the box. */
  readonly inside: SearchBox;
  /** How far a coordinate may be from the exact one where the box is a single number that no float64 is; else 0. */
  readonly offsets?: Float64Array;
  /** The exact bounds, where one of them is a decimal that no float is. */
  readonly decimals?: { readonly lower: readonly Digits[]; readonly upper: readonly Digits[] };
}

/** A region and rows that are all to be at most their limits there. */
export interface Alternative {
  readonly region: Region;
  readonly rows: readonly Row[];
  /** Whether a counterexample has to be one of executions in float32, too. */
  readonly asksRuns?: boolean;
}

/** A property in floats, by what a counterexample has to be: one of the alternatives, each of at least one row. */
export type FloatProperty = readonly Alternative[];

/** With more coordinates that are free, boxes are too many to split: units are. */
export const MOST_FREE_INPUTS = 32;

/** With more regions than this they are bounded together, as parts of branch and bound. */
export const MOST_REGIONS = 8;

/** Bounds of a row are compared to its limit in float64; what that may lose, as a share. */
const SHARE = 2 ** -50;

/** What a lower bound of a row leaves above its limit, rounded down: positive where the row is impossible. */
export function marginOf({ limit }: Row, lower: number): number {
  const margin = lower - limit.up;
  return margin - Math.abs(margin) * SHARE;
}

/** Whether a margin says that the row is impossible. */
export function isImpossible({ isStrict }: Row, margin: number): boolean {
  return margin > 0 || (isStrict && margin === 0);
}
