const SEPARATORS = [',', ';', '\t'] as const;

/** The cells of lines, which stand apart by commas, semicolons, tabs or spaces; cells in quotes may hold commas. */
export function splitCells(lines: readonly string[]): string[][] {
  const [first = ''] = lines;
  const separator = SEPARATORS.find((one) => first.includes(one));
  return lines.map((line) => (separator ? quotedCells(line, separator) : line.trim().split(/\s+/)));
}

function quotedCells(line: string, separator: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (const sign of line) {
    if (sign === '"') isQuoted = !isQuoted;
    else if (sign === separator && !isQuoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += sign;
  }
  // A line often ends with its separator.
  if (cell.trim() !== '' || !line.trimEnd().endsWith(separator)) cells.push(cell.trim());
  return cells;
}
