import { writeFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import type { RadiusTable } from '../evaluation/table/radiusTable';
import { readTableCsv } from '../evaluation/table/tableCsv';
import { readTableJson, tableToJson } from '../evaluation/table/tableJson';
import { gunzip } from '../formats/gunzip';
import { readInputFile } from './readInputFile';

/**
 * Reads a table from CSV or JSON, packed with gzip or not.
 *
 * @throws InputError, TableError or DatasetError when there is none in the file
 */
export async function readTable(path: string): Promise<RadiusTable> {
  const text = new TextDecoder().decode(await gunzip(await readInputFile(path)));
  return /\.csv(\.gz)?$/.test(path) ? readTableCsv(text) : readTableJson(text);
}

/** Writes a table as JSON, packed with gzip where the name ends so. */
export async function writeTableJson(path: string, table: RadiusTable): Promise<void> {
  const text = `${JSON.stringify(tableToJson(table))}\n`;
  await writeFile(path, path.endsWith('.gz') ? packed(text) : text);
}

function packed(text: string): Uint8Array {
  const bytes = gzipSync(text, { level: 9 });
  // The system's mark is set to "unknown", so that every machine writes the same file.
  bytes[9] = 255;
  return bytes;
}
