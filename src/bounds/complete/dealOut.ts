import { digestOfText } from '../../numbers/digest';
import type { Split } from './splitValues';

/** Subproblems that are open, for each share, before they are dealt out: until then all processes do the same. */
const OPEN_EACH = 16;

/** A subproblem, as it is dealt out. */
interface Dealt {
  readonly alternative: number;
  readonly splits: readonly Split[];
}

/** One of several processes that decide a property together. */
export interface Share {
  /** From 1. */
  readonly number: number;
  readonly of: number;
}

/** Whether so many are enough to be dealt out. */
export function areEnough(open: number, { of }: Share): boolean {
  return open >= OPEN_EACH * of;
}

/**
 * Of open subproblems those of a share, and a name for all that were dealt out, in their order. Each process splits for
 * itself until then. Where every share is impossible and all names are the same, all subproblems of each process are: what
 * it had proved before, by itself, and what was open, by the share that each of those is of.
 */
export function dealOut<Part extends Dealt>(open: readonly Part[], { number, of }: Share) {
  const isOwn = (at: number) => at % of === number - 1;
  const names = open.map(({ alternative, splits }) => {
    return [alternative, ...splits.flatMap(({ value, unit, at, sign }) => [value, unit, at, sign])];
  });
  return {
    own: open.filter((_, at) => isOwn(at)),
    others: open.filter((_, at) => !isOwn(at)),
    name: digestOfText(JSON.stringify(names)),
  };
}
