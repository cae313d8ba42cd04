import { checkAbout, checkTable } from './checkTable';
import { NEVER, type RadiusTable, type TableAbout } from './radiusTable';
import { TableError } from './tableError';

/** Marks the files. */
const FORMAT = 'boundscope-radius-table';

/** A table in plain data; `certified` and `attacked` have a row of K numbers for each image. */
export interface TableJson extends TableAbout {
  readonly format: typeof FORMAT;
  readonly indices: readonly number[];
  readonly labels: readonly number[];
  readonly predictions: readonly number[];
  /** How many radii of the grid are proved: ρ is grid[certified − 1], 0 without any; −1 at the label, where ρ is infinite. */
  readonly certified: readonly (readonly number[])[];
  /** Place in the grid of the smallest radius with a counterexample; −1 where none is known. */
  readonly attacked: readonly (readonly number[])[];
}

/** The table as plain data for a JSON file. */
export function tableToJson({ about, indices, labels, predictions, certified, attacked }: RadiusTable): TableJson {
  return {
    format: FORMAT,
    ...about,
    indices: [...indices],
    labels: [...labels],
    predictions: [...predictions],
    certified: signedRows(certified, about.outputs),
    attacked: signedRows(attacked, about.outputs),
  };
}

/**
 * The table of a JSON file's text.
 *
 * @throws TableError when it is none
 */
export function readTableJson(text: string): RadiusTable {
  return tableFromJson(parse(text));
}

/**
 * The table of plain data.
 *
 * @throws TableError when it is none
 */
export function tableFromJson(json: TableJson): RadiusTable {
  if (json.format !== FORMAT) throw new TableError(`The file is not a radius table: its format is not “${FORMAT}”.`);
  const { indices, labels, predictions, certified, attacked } = json;
  const { version, model, dataset, method, rounding, clip, grid, attack, outputs } = json;
  const about = { version, model, dataset, method, rounding, clip, grid, attack, outputs };
  checkAbout(about);
  const table: RadiusTable = {
    about,
    indices: Uint32Array.from(whole('indices', indices, 0)),
    labels: Uint16Array.from(whole('labels', labels, 0)),
    predictions: Uint16Array.from(whole('predictions', predictions, 0)),
    certified: unsignedRows('certified', certified, about.outputs),
    attacked: unsignedRows('attacked', attacked, about.outputs),
  };
  checkTable(table);
  return table;
}

/** Rows of K numbers, NEVER as −1. */
function signedRows(values: Uint16Array, outputs: number): number[][] {
  const signed = Array.from(values, (value) => (value === NEVER ? -1 : value));
  return Array.from({ length: values.length / outputs }, (_, row) => signed.slice(row * outputs, (row + 1) * outputs));
}

function parse(text: string): TableJson {
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json === 'object' && json !== null) return json as TableJson;
  } catch (reason) {
    throw new TableError(`The file is not JSON: ${(reason as Error).message}`);
  }
  throw new TableError('The file has no radius table in it.');
}

function whole(field: string, values: readonly number[], least: number): readonly number[] {
  const isFine = Array.isArray(values) && values.every((value) => Number.isInteger(value) && value >= least);
  if (!isFine) throw new TableError(`“${field}” is not a list of whole numbers from ${least} on.`);
  return values;
}

/** The inverse of `signedRows`: −1 becomes NEVER. */
function unsignedRows(field: string, rows: readonly (readonly number[])[], outputs: number): Uint16Array {
  if (!Array.isArray(rows)) throw new TableError(`“${field}” is not a list of rows.`);
  const wrong = rows.findIndex((row) => whole(field, row, -1).length !== outputs);
  if (wrong < 0) return Uint16Array.from(rows.flat(), (value) => (value === -1 ? NEVER : value));
  const found = rows[wrong]?.length;
  throw new TableError(`“${field}” has ${found} numbers in row ${wrong + 1}, but there are ${outputs} classes.`);
}
