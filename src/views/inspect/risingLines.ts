import type { RisingBound } from '../../engine/types';

/** One class's bound in the course of a search. */
export interface RisingLine {
  readonly label: number;
  /** Its margin's bound at each iteration seen, which is not proved yet. */
  readonly points: readonly { readonly iteration: number; readonly bound: number }[];
}

/**
 * The lines worth drawing, the least bound first: classes that were open when the search began; where none was, the
 * class with the least margin. The label's own margin is 0 throughout and is left out.
 */
export function risingLines(history: readonly RisingBound[]): RisingLine[] {
  const [first] = history;
  const last = history.at(-1);
  if (!first || !last) return [];
  const labels = Array.from(first.marginLower.keys()).filter((j) =>
    history.some(({ marginLower }) => marginLower[j] !== 0),
  );
  const finite = labels.filter((j) => history.every(({ marginLower }) => Number.isFinite(marginLower[j])));
  const sorted = finite.toSorted((a, b) => (last.marginLower[a] as number) - (last.marginLower[b] as number));
  const open = sorted.filter((j) => !((first.marginLower[j] as number) > 0));
  return (open.length > 0 ? open : sorted.slice(0, 1)).map((label) => ({
    label,
    points: history.map(({ iteration, marginLower }) => ({ iteration, bound: marginLower[label] as number })),
  }));
}
