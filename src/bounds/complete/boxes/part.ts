import type { Checkpoint } from '../../checkpoint';
import type { Alternative, Row } from '../floatProperty';
import type { RowBounds } from '../rowBounds';
import type { Counted } from '../treeCount';
import { jointRow } from './jointRow';

/** A part of an alternative's region. */
export interface Part extends Counted {
  readonly lower: Float32Array;
  readonly upper: Float32Array;
  /** Whether parts of it were cut away, of which no more is known than that they are impossible. */
  readonly isClipped?: boolean;
  /** The coordinate to split; −1 before the part was bounded. */
  readonly coordinate: number;
  /** What is known of units' signs (see stableUnits); absent before the part was bounded. */
  readonly signs?: Uint8Array;
  /** What is known of units before ReLUs, all lower bounds and then all upper ones; absent where nothing is kept. */
  readonly units?: Float32Array;
  /** How much each row of the alternative counts together with the others; absent where one is all, or none was bounded. */
  readonly weights?: Float32Array;
  /** Of the rows together, how they rise along each coordinate; absent before the part was bounded. */
  readonly slopes?: ArrayLike<number>;
}

/** A box that is open, as one part or as parts of several alternatives, which share its bounds and are split alike. */
export interface OpenBox {
  readonly parts: readonly Part[];
  /** The least of theirs. */
  readonly margin: number;
}

/** Which of some parts are of one box, whose bounds they share. */
export function boxesAmong(parts: readonly Pick<Part, 'lower' | 'upper'>[]): number[][] {
  const boxes = new Map<Float32Array, Map<Float32Array, number[]>>();
  for (const [at, { lower, upper }] of parts.entries()) {
    const byUpper = boxes.get(lower) ?? new Map<Float32Array, number[]>();
    byUpper.set(upper, [...(byUpper.get(upper) ?? []), at]);
    boxes.set(lower, byUpper);
  }
  return [...boxes.values()].flatMap((byUpper) => [...byUpper.values()]);
}

/** What was found of parts that were bounded together. */
interface PartBounds {
  readonly found: RowBounds;
  /** Whether bounds of a sample are to be trusted: not where numbers grew too large. */
  isTrusted(sample: number): boolean;
  /** What is kept for the halves of a sample. */
  kept(sample: number): Pick<Part, 'signs' | 'units'>;
}

/** A way to bound parts. */
export interface PartBounder {
  /** How close to their limits, as a share of them or in all, rows may be beyond what rounding leaves. */
  readonly near: number;
  /** Whether parts of one box are bounded at little more than the cost of one. */
  readonly sharesBoxes: boolean;
  /**
   * In which batches parts are bounded.
   *
   * @param parts in any order
   */
  batches(parts: readonly Part[]): Part[][];
  /** @param rows of each part */
  bound(parts: readonly Part[], rows: readonly (readonly Row[])[], checkpoint: Checkpoint): Promise<PartBounds>;
  dispose(): void;
}

/** Steps on the slopes of a part's rows: they cost little beside the bounds of all its inner values. */
export const SLOPE_STEPS = 3;

/** The rows of an alternative, and after them what they say together by the weights of the part around. */
export function rowsOf({ weights }: Part, { rows }: Alternative): readonly Row[] {
  const joint = weights && jointRow(rows, weights);
  return joint ? [...rows, joint] : rows;
}
