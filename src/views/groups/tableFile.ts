import type { RadiusTable } from '../../evaluation/table/radiusTable';
import { readTableCsv } from '../../evaluation/table/tableCsv';
import { TableError } from '../../evaluation/table/tableError';
import { readTableJson } from '../../evaluation/table/tableJson';

/** Whether a file is taken for a table, rather than for a model. */
export function isTableFile(name: string): boolean {
  return /\.(csv|json)(\.gz)?$/i.test(name);
}

/**
 * Reads an exported table, packed with gzip or not.
 *
 * @throws TableError that says what is wrong with the file
 */
export async function readTableFile(file: File): Promise<RadiusTable> {
  const isPacked = /\.gz$/i.test(file.name);
  const text = await (isPacked ? unpacked(file) : file.text());
  return /\.csv(\.gz)?$/i.test(file.name) ? readTableCsv(text) : readTableJson(text);
}

async function unpacked(file: File): Promise<string> {
  try {
    return await new Response(file.stream().pipeThrough(new DecompressionStream('gzip'))).text();
  } catch {
    throw new TableError('The file is not packed with gzip, or is cut short.');
  }
}
