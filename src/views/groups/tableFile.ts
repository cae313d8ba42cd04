import type { RadiusTable } from '../../evaluation/table/radiusTable';
import { readTableCsv } from '../../evaluation/table/tableCsv';
import { readTableJson } from '../../evaluation/table/tableJson';

/** Whether a file is taken for a table, rather than for a model. */
export function isTableFile(name: string): boolean {
  return /\.(csv|json)$/i.test(name);
}

/**
 * Reads an exported table.
 *
 * @throws TableError that says what is wrong with the file
 */
export async function readTableFile(file: File): Promise<RadiusTable> {
  const text = await file.text();
  return /\.csv$/i.test(file.name) ? readTableCsv(text) : readTableJson(text);
}
