/** Rows that stand together and are of one group; [start, end) are places. */
interface GroupRun {
  readonly group: number;
  readonly start: number;
  readonly end: number;
}

/** The stretches of one group each, from top to bottom. A group that a class was moved out of may have several. */
export function groupRuns(order: readonly number[], groupOf: readonly number[]): GroupRun[] {
  const runs: { group: number; start: number; end: number }[] = [];
  order.forEach((label, place) => {
    const group = groupOf[label] ?? 0;
    const last = runs.at(-1);
    if (last?.group === group) last.end = place + 1;
    else runs.push({ group, start: place, end: place + 1 });
  });
  return runs;
}

/** Pixels between labels, so that they stay apart. */
const LABEL_SPACING = 14;

/** Whether the label of a row is drawn where rows may be narrower than their labels. */
export function isLabelled(place: number, row: number, spacing = LABEL_SPACING): boolean {
  return place % Math.ceil(spacing / row) === 0;
}

/** A row's class and a column's class. */
export interface Pair {
  readonly row: number;
  readonly column: number;
}

/**
 * Pixels of the texts in and beside cells.
 *
 * @param least pixels that no text may be smaller than
 */
export function matrixTextSize(cell: number, least: number): number {
  return Math.max(least, Math.min(15, Math.max(11, Math.round(cell / 4))));
}
