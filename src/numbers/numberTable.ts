import { isSemicolonTable, withPoint } from './decimalComma';
import { readNumber } from './readNumber';

/** Rows of numbers as people paste them, with the names of the columns where the first line has such. */
export interface NumberTable {
  readonly shape: readonly number[];
  readonly data: Float64Array;
  readonly names?: readonly string[];
}

/**
 * Reads rows of numbers that stand apart by commas, semicolons, tabs or spaces; fractions such as 2/255 are taken. A
 * first line without any number names the columns. One row is a list, several are an array of rows.
 *
 * @throws RangeError naming line and column of what is no number, or the line that is longer or shorter than the first
 */
export function readNumberTable(text: string): NumberTable {
  const lines = text.split(/\r?\n/).flatMap((line, at) => (line.trim() === '' ? [] : [{ cells: cellsOf(line), at }]));
  const [first] = lines;
  if (!first) throw new RangeError('There are no numbers. Give them with commas between them, a line for each input.');
  const names = first.cells.every((cell) => readNumber(cell) === undefined) ? first.cells : undefined;
  const rows = names ? lines.slice(1) : lines;
  const width = first.cells.length;
  const data = rows.flatMap(({ cells, at }) => {
    if (cells.length !== width) {
      throw new RangeError(`Line ${at + 1} has ${cells.length} numbers where the first has ${width}. Give as many.`);
    }
    return cells.map((cell, column) => {
      const value = readNumber(cell);
      if (value !== undefined) return value;
      throw new RangeError(`Line ${at + 1}, column ${column + 1} is “${cell.slice(0, 20)}”. Give a number there.`);
    });
  });
  if (rows.length === 0) throw new RangeError('There are names but no numbers. Give a line of numbers below them.');
  const shape = rows.length === 1 ? [width] : [rows.length, width];
  return { shape, data: Float64Array.from(data), ...(names && { names }) };
}

function cellsOf(line: string): string[] {
  const separator = isSemicolonTable(line) ? ';' : ([','].find((one) => line.includes(one)) ?? /\s+/);
  const cells = line
    .trim()
    .split(separator)
    .map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'))
    .map((cell) => (separator === ';' ? withPoint(cell) : cell));
  // A list often ends with its separator.
  return cells.at(-1) === '' ? cells.slice(0, -1) : cells;
}
