import { parseJson, wordFor } from '../../numbers/parseJson';
import { checkAbout, checkTable } from './checkTable';
import { MOST_INDEX, NEVER, type RadiusTable, type TableAbout, TableError } from './radiusTable';

const OTHER_FILE = 'Choose a table that was saved as JSON or CSV.';

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
  const { version, model, dataset, method, rounding, clip, grid, attack, outputs } = about;
  return {
    format: FORMAT,
    // In one order, so that the same table is the same file, whether it was computed here, read or merged.
    ...{ version, model, dataset, method, rounding, clip, grid, attack, outputs },
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
  if (json.format !== FORMAT)
    throw new TableError(`The file is not a radius table: its format is not “${FORMAT}”.`, OTHER_FILE);
  const { indices, labels, predictions, certified, attacked } = json;
  const { version, model, dataset, method, rounding, clip, grid, attack, outputs } = json;
  const about = { version, model, dataset, method, rounding, clip, grid, attack, outputs };
  checkAbout(about);
  const table: RadiusTable = {
    about,
    indices: Uint32Array.from(whole('“indices”', indices, 0, MOST_INDEX)),
    labels: Uint16Array.from(whole('“labels”', labels, 0, about.outputs - 1)),
    predictions: Uint16Array.from(whole('“predictions”', predictions, 0, about.outputs - 1)),
    certified: unsignedRows('certified', certified, about.outputs, about.grid.length),
    attacked: unsignedRows('attacked', attacked, about.outputs, about.grid.length - 1),
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
  let json: unknown;
  try {
    json = parseJson(text);
  } catch (reason) {
    throw new TableError(`The file ${(reason as Error).message}.`);
  }
  if (typeof json === 'object' && json !== null) return json as TableJson;
  throw new TableError('The file has no radius table in it.', OTHER_FILE);
}

function isWithin(value: unknown, least: number, most: number): boolean {
  return Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
}

/** Checks that numbers are what they can be; others would go into typed arrays wrapped. */
function whole(name: string, values: readonly number[], least: number, most: number): readonly number[] {
  if (!Array.isArray(values)) throw new TableError(`${name} is not a list of whole numbers.`);
  let wrong = 0;
  while (wrong < values.length && isWithin(values[wrong], least, most)) wrong++;
  if (wrong === values.length) return values;
  const found = wordFor(values[wrong]);
  throw new TableError(`${name} has ${found} at place ${wrong + 1}, not a whole number from ${least} to ${most}.`);
}

/** The inverse of `signedRows`: −1 becomes NEVER. */
function unsignedRows(field: string, rows: readonly (readonly number[])[], outputs: number, most: number): Uint16Array {
  if (!Array.isArray(rows)) throw new TableError(`“${field}” is not a list of rows.`);
  const wrong = rows.findIndex((row, at) => whole(`Row ${at + 1} of “${field}”`, row, -1, most).length !== outputs);
  if (wrong < 0) {
    // NEVER is what −1 wraps to.
    const values = new Uint16Array(rows.length * outputs);
    for (const [at, row] of rows.entries()) values.set(row, at * outputs);
    return values;
  }
  const found = rows[wrong]?.length;
  throw new TableError(`“${field}” has ${found} numbers in row ${wrong + 1}, but there are ${outputs} classes.`);
}
