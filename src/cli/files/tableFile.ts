import { existsSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { gzipSync } from 'node:zlib';
import { gunzip } from '../../formats/inputs/gunzip';
import type { RadiusTable } from '../../radii/table/radiusTable';
import { readTableCsv } from '../../radii/table/tableCsv';
import { readTableJson, tableToJson } from '../../radii/table/tableJson';
import { InputError } from '../options/inputError';
import { readInputFile } from '../options/readInput';

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
  await writeWhole(path, path.endsWith('.gz') ? packed(text) : text);
}

/** Writes a file beside its place and then moves it there, so that what is there is whole whenever the process ends. */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  await writeFile(`${path}.new`, content);
  await rename(`${path}.new`, path);
}

/**
 * Looks, before long work begins, whether what comes of it can be written.
 *
 * @param paths where files are to be written, as far as that was said
 * @throws InputError naming a folder that is not there
 */
export function requireFolders(...paths: readonly (string | undefined)[]): void {
  for (const path of paths) {
    const folder = dirname(path ?? '.');
    if (!existsSync(folder)) throw new InputError(`${path}: There is no folder ${folder}. Make it first.`);
  }
}

function packed(text: string): Uint8Array {
  const bytes = gzipSync(text, { level: 9 });
  // The system's mark is set to "unknown", so that every machine writes the same file.
  bytes[9] = 255;
  return bytes;
}
