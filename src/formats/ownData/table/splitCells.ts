import { dsvFormat } from 'd3';
import { isSemicolonTable, withPoint } from '../../../numbers/decimalComma';

const SEPARATORS = [',', '\t'] as const;

/** The cells of lines, which stand apart by commas, semicolons, tabs or spaces; cells in quotes may hold commas. */
export function splitCells(lines: readonly string[]): string[][] {
  const [first = ''] = lines;
  const separator = isSemicolonTable(first) ? ';' : SEPARATORS.find((one) => first.includes(one));
  return lines.map((line) => (separator ? quotedCells(line, separator) : line.trim().split(/\s+/)));
}

function quotedCells(line: string, separator: string): string[] {
  const [cells = []] = dsvFormat(separator).parseRows(line);
  // A line often ends with its separator.
  const own = line.trimEnd().endsWith(separator) ? cells.slice(0, -1) : cells;
  return own.map((cell) => (separator === ';' ? withPoint(cell.trim()) : cell.trim()));
}
