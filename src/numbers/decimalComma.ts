/** Whether the cells of a table stand apart by semicolons, as where its decimals are written with a comma. */
export function isSemicolonTable(firstLine: string): boolean {
  return firstLine.replaceAll(/"[^"]*"/g, '').includes(';');
}

/** A cell of such a table, its decimal written with a point. */
export function withPoint(cell: string): string {
  return /^[+-]?\d+,\d+(e[+-]?\d+)?$/i.test(cell) ? cell.replace(',', '.') : cell;
}
