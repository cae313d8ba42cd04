import type { TableMethod } from '../../catalog/methods';
import type { Rounding } from '../../catalog/roundings';

/** What a table was computed of, and how. */
export interface TableAbout {
  /** Version of the computation; see TABLE_VERSION. */
  readonly version: number;
  /** `id` of a bundled model, else the digest; `hash` is the digest of the file. */
  readonly model: { readonly id: string; readonly name: string; readonly hash: string };
  /** Id of the data set. */
  readonly dataset: string;
  readonly method: TableMethod;
  readonly rounding: Rounding;
  /** What inputs cannot leave: one range, or one for each number of them in the order of the model. */
  readonly clip: readonly [number, number] | readonly (readonly [number, number])[] | null;
  /** The radii tried, ascending; the first is 0. */
  readonly grid: readonly number[];
  /** How hard counterexamples were looked for; null where none were. */
  readonly attack: { readonly restarts: number; readonly steps: number; readonly seed: number } | null;
  /** Number of classes K, at least 2. */
  readonly outputs: number;
}

/**
 * The certified radius table: for each image and class, how far the image can be moved until its label is
 * no longer proved against that class, and how far until a counterexample is known. Row i is one image; numbers of a
 * row and a class j stand at i·K + j.
 */
export interface RadiusTable {
  readonly about: TableAbout;
  /** Which images of the data set. */
  readonly indices: Uint32Array;
  /** True classes. */
  readonly labels: Uint16Array;
  /** Classes that they are classified as. */
  readonly predictions: Uint16Array;
  /**
   * How many radii of the grid are proved, from the first on without a gap: with c of them ρ_ij is grid[c − 1]. With 0
   * not even the image itself is proved to be above j, and ρ_ij is 0; at the label stands NEVER, for ρ = ∞.
   */
  readonly certified: Uint16Array;
  /** Place in the grid of the smallest radius with a known counterexample against j; NEVER where none is, and at the label. */
  readonly attacked: Uint16Array;
}

/** Stands for a radius that is never reached. */
export const NEVER = 0xffff;

/** The largest number of an image that a table can hold. */
export const MOST_INDEX = 2 ** 32 - 1;

/** Changes whenever the same request would give other numbers. */
export const TABLE_VERSION = 1;

/** ρ_ij, the largest radius proved: infinite for j = label, 0 where not even the image itself is. */
export function certifiedRadius({ about, certified }: RadiusTable, row: number, other: number): number {
  const count = certified[row * about.outputs + other] as number;
  if (count === NEVER) return Number.POSITIVE_INFINITY;
  return count === 0 ? 0 : (about.grid[count - 1] as number);
}

/** The smallest radius of the grid with a known counterexample against that class; infinite where there is none. */
export function attackedRadius({ about, attacked }: RadiusTable, row: number, other: number): number {
  return about.grid[attacked[row * about.outputs + other] as number] ?? Number.POSITIVE_INFINITY;
}

/** A radius table that cannot be used: what is wrong with it, and what to do, on one line. */
export class TableError extends Error {
  override readonly name = 'TableError';

  /**
   * @param problem one sentence: what is wrong, and where
   * @param remedy one sentence: what the person can do
   */
  constructor(problem: string, remedy = 'Save the table anew where it was computed.') {
    super(`${problem} ${remedy}`);
  }
}
