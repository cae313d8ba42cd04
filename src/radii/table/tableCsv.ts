import { csvFormatRows, csvParseRows } from 'd3';
import { parseJson } from '../../numbers/parseJson';
import { checkAbout, checkTable } from './checkTable';
import {
  attackedRadius,
  certifiedRadius,
  MOST_INDEX,
  NEVER,
  type RadiusTable,
  type TableAbout,
  TableError,
} from './radiusTable';

/** Stands for ρ where neither a proof nor a counterexample is known for the image itself, which is close to a tie. */
const UNDECIDED = -1;

/**
 * The table as CSV, one line an image: index, label, prediction, rho_0 … rho_{K−1}, attacked_0 … attacked_{K−1}, about.
 *
 * `rho_j` is ρ_ij as a decimal, `inf` at the label: the image is verified at ε when every rho_j ≥ ε > 0. `attacked_j` is
 * the smallest radius with a known counterexample against j, `inf` for none: the image is falsified at ε when some
 * attacked_j ≤ ε. Where the image itself is misclassified as j both are 0. Every line is data, so that any reader
 * takes the file; what the table is about stands as JSON in the last column of the first image.
 */
export function tableToCsv(table: RadiusTable): string {
  const { outputs } = table.about;
  const classes = Array.from({ length: outputs }, (_, j) => j);
  const rows = Array.from(table.indices, (index, row) => [
    String(index),
    String(table.labels[row]),
    String(table.predictions[row]),
    ...classes.map((j) => decimal(isUndecided(table, row, j) ? UNDECIDED : certifiedRadius(table, row, j))),
    ...classes.map((j) => decimal(attackedRadius(table, row, j))),
    row === 0 ? JSON.stringify(table.about) : '',
  ]);
  return `${csvFormatRows([header(outputs), ...rows])}\n`;
}

/**
 * The table of a CSV file's text.
 *
 * @throws TableError when it is none
 */
export function readTableCsv(text: string): RadiusTable {
  const [names = [], ...rows] = csvParseRows(text);
  const about = readAbout(names, rows[0] ?? []);
  const wanted = header(about.outputs);
  const wrong = wanted.findIndex((name, at) => names[at] !== name);
  if (wrong >= 0)
    throw new TableError(`Column ${wrong + 1} is “${names[wrong] ?? ''}”, but should be “${wanted[wrong]}”.`);
  const table: RadiusTable = {
    about,
    indices: Uint32Array.from(rows, (row, at) => readWhole(row, 0, MOST_INDEX, names, at)),
    labels: Uint16Array.from(rows, (row, at) => readWhole(row, 1, about.outputs - 1, names, at)),
    predictions: Uint16Array.from(rows, (row, at) => readWhole(row, 2, about.outputs - 1, names, at)),
    certified: new Uint16Array(rows.length * about.outputs),
    attacked: new Uint16Array(rows.length * about.outputs),
  };
  for (const [at, row] of rows.entries()) readRadii(table, row, at);
  checkTable(table);
  return table;
}

function header(outputs: number): string[] {
  const columns = (name: string) => Array.from({ length: outputs }, (_, j) => `${name}_${j}`);
  return ['index', 'label', 'prediction', ...columns('rho'), ...columns('attacked'), 'about'];
}

function isUndecided({ about, certified, attacked }: RadiusTable, row: number, other: number): boolean {
  const at = row * about.outputs + other;
  return certified[at] === 0 && attacked[at] !== 0;
}

function decimal(value: number): string {
  return value === Number.POSITIVE_INFINITY ? 'inf' : String(value);
}

function readAbout(names: readonly string[], first: readonly string[]): TableAbout {
  const text = first[names.indexOf('about')];
  if (!text) throw new TableError('The file is not a radius table: its first line says nothing in a column “about”.');
  let about: unknown;
  try {
    about = parseJson(text);
  } catch (reason) {
    throw new TableError(`The column “about” ${(reason as Error).message}.`);
  }
  if (typeof about !== 'object' || about === null) throw new TableError('The column “about” is not an object of JSON.');
  checkAbout(about as TableAbout);
  return about as TableAbout;
}

/** Checks that a number is what it can be; others would go into typed arrays wrapped. */
function readWhole(row: readonly string[], column: number, most: number, names: readonly string[], at: number): number {
  const text = row[column] ?? '';
  if (/^\d+$/.test(text) && Number(text) <= most) return Number(text);
  throw new TableError(`Line ${at + 2}: ${names[column]} is “${text}”, not a whole number from 0 to ${most}.`);
}

function readRadii({ about, certified, attacked }: RadiusTable, row: readonly string[], at: number): void {
  const { outputs, grid } = about;
  const places = new Map(grid.map((radius, place) => [radius, place]));
  places.set(Number.POSITIVE_INFINITY, NEVER);
  const placeOf = (text: string, name: string) => {
    const place = text === '' ? undefined : places.get(text === 'inf' ? Number.POSITIVE_INFINITY : Number(text));
    if (place === undefined)
      throw new TableError(`Line ${at + 2}: ${name} is “${text}”, which is not a radius of the grid.`);
    return place;
  };
  for (let j = 0; j < outputs; j++) {
    const rho = row[3 + j] ?? '';
    const attackedFrom = placeOf(row[3 + outputs + j] ?? '', `attacked_${j}`);
    attacked[at * outputs + j] = attackedFrom;
    certified[at * outputs + j] = countOf(rho, attackedFrom, () => placeOf(rho, `rho_${j}`));
  }
}

/** The number of proved radii: none where the image itself is misclassified, or nothing is known of it. */
function countOf(rho: string, attackedFrom: number, place: () => number): number {
  if (Number(rho) === UNDECIDED) return 0;
  const last = place();
  if (last === NEVER) return NEVER;
  return last === 0 && attackedFrom === 0 ? 0 : last + 1;
}
