const MOST = 36;
const LEAST = 3;
const GAP = 34;

/** Pixels of a cell so that a matrix of all classes fits into a column; a phone keeps 32 and scrolls. */
export function cellSize(column: number, classes: number, narrow: boolean): number {
  const fitting = Math.floor((column - GAP) / classes);
  const most = narrow ? 32 : MOST;
  return Math.max(LEAST, Math.min(most, fitting));
}
