import type { Alternative, FloatProperty, Row } from '../floatProperty';

/*
 * Of an alternative's rows one that is impossible is enough. In a part the others are mostly far from that, and each of them costs as
 * much as the best: so those with the best bounds are gone on with. Which these are may change from part to part: after some splits all
 * are looked at anew, and where no unit is left to split.
 */

const MOST_ROWS = 2;
const SPLITS_BETWEEN_LOOKS = 8;

/** An alternative, and which of its rows are bounded; all where nothing is said. */
interface WithRows {
  readonly alternative: number;
  readonly rows?: readonly number[];
}

/** The rows that are bounded. */
export function rowsOf(property: FloatProperty, { alternative, rows }: WithRows): readonly Row[] {
  const all = (property[alternative] as Alternative).rows;
  return rows ? rows.map((row) => all[row] as Row) : all;
}

/** Which of the bounded rows are gone on with: those with the largest margins, the largest first. */
export function bestRows(margins: readonly number[]): number[] {
  const order = [...margins.keys()].sort((a, b) => (margins[b] as number) - (margins[a] as number));
  return order.slice(0, MOST_ROWS);
}

/** The rows of a part with so many splits. */
export function rowsAfter(rows: readonly number[] | undefined, splits: number): Pick<WithRows, 'rows'> {
  return rows && splits % SPLITS_BETWEEN_LOOKS !== 0 ? { rows } : {};
}
