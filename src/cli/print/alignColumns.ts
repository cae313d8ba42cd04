import { printable } from '../../numbers/printable';

/** A table as lines of text: words to the left, numbers to the right, two spaces between columns. */
export function alignColumns(rows: readonly (readonly string[])[]): string {
  const columns = rows[0]?.map((_, column) => rows.map((row) => printable(row[column] ?? ''))) ?? [];
  const padded = columns.map((cells) => {
    const width = Math.max(...cells.map((cell) => cell.length));
    const isNumeric = cells.slice(1).some((cell) => /^-?(\d|Infinity)/.test(cell));
    return cells.map((cell) => (isNumeric ? cell.padStart(width) : cell.padEnd(width)));
  });
  return rows
    .map((_, row) =>
      padded
        .map((cells) => cells[row])
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
