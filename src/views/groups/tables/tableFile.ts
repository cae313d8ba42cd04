import { type RadiusTable, TableError } from '../../../radii/table/radiusTable';
import { readTableCsv } from '../../../radii/table/tableCsv';
import { readTableJson } from '../../../radii/table/tableJson';

/** How files of tables end. */
export const TABLE_ENDINGS = ['.csv', '.json'] as const;

/** What every table of radii has near its beginning, and hardly another file. */
const MARK = /rho_0|"certified"|"grid"/;

/** Whether a file is taken for a table of radii, rather than for a model or a data set. */
export async function isTableFile(file: File): Promise<boolean> {
  if (!/\.(csv|json)(\.gz)?$/i.test(file.name)) return false;
  // A table of images may be of any size; one that cannot be unpacked is reported when it is read.
  if (/\.gz$/i.test(file.name)) return true;
  return /\.json$/i.test(file.name) || MARK.test(await file.slice(0, 2 ** 16).text());
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
