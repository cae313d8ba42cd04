import { csvFormatRows } from 'd3';

/** What a cell may hold; nothing is written where there is no value. */
type Cell = string | number | boolean | undefined;

/**
 * A table as CSV, a line a row and the last one ended too. Numbers are written in full, texts quoted where they must be.
 *
 * @param head names of the columns
 */
export function csvOf(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const lines = [head, ...rows].map((row) => row.map((cell) => (cell === undefined ? '' : String(cell))));
  return `${csvFormatRows(lines)}\n`;
}
