import { TABLE_METHOD_NAMES } from '../../catalog/methods';
import { ROUNDING_NAMES } from '../../catalog/roundings';
import { isCount, isFiniteNumber, isListOf, isRecordOf, nullable, where } from '../../numbers/guards';
import { NEVER, type RadiusTable, type TableAbout, TableError } from './radiusTable';

/**
 * Checks that a table read from a file is one.
 *
 * @throws TableError naming the first thing that is wrong
 */
export function checkTable(table: RadiusTable): void {
  checkAbout(table.about);
  const { about, labels } = table;
  const rows = labels.length;
  require(rows > 0, 'It has no images.');
  const sizes = [
    ['indices', table.indices.length, rows],
    ['predictions', table.predictions.length, rows],
    ['certified', table.certified.length, rows * about.outputs],
    ['attacked', table.attacked.length, rows * about.outputs],
  ] as const;
  for (const [field, size, wanted] of sizes) {
    require(size === wanted, `“${field}” has ${size} numbers, but there are ${rows} labels.`);
  }
  for (let row = 0; row < rows; row++) checkRow(table, row);
}

const isRange = where(isListOf(isFiniteNumber), ([least = 0, most = 0, ...rest]) => least < most && rest.length === 0);
// A number that cannot move has a range of its own.
const isPlace = where(isListOf(isFiniteNumber), ([least = 1, most = 0, ...rest]) => least <= most && rest.length === 0);
const areRanges = where(isListOf(isPlace), (ranges) => ranges.length > 0);
const isEffort = nullable(isRecordOf({ restarts: isCount, steps: isCount, seed: isCount }));

/** @throws TableError naming the first thing that is wrong */
export function checkAbout(about: TableAbout): void {
  const { model, grid, outputs, clip, attack } = about;
  require(Number.isInteger(about.version), 'Its version is missing.');
  const texts = [model?.id, model?.name, model?.hash, about.dataset];
  require(texts.every((text) => typeof text === 'string'), 'The model or the data set has no name.');
  require(TABLE_METHOD_NAMES.includes(
    about.method,
  ), `The method “${about.method}” is not one of ${TABLE_METHOD_NAMES.join(', ')}.`);
  require(ROUNDING_NAMES.includes(
    about.rounding,
  ), `The rounding “${about.rounding}” is not one of ${ROUNDING_NAMES.join(', ')}.`);
  require(clip === null ||
    isRange(clip) ||
    areRanges(clip), '“clip” is not a pair of numbers, nor a list of pairs, nor null for none.');
  require(isEffort(attack), '“attack” is neither null nor gives restarts, steps and seed.');
  require(Number.isInteger(outputs) &&
    outputs > 1 &&
    outputs < NEVER, `It has ${outputs} classes, but needs two or more.`);
  checkGrid(grid);
}

/** @throws TableError when these are no radii to try */
export function checkGrid(grid: readonly number[]): void {
  require(Array.isArray(grid) && grid[0] === 0, 'The radii of the grid do not begin with 0.');
  require(grid.length < NEVER, `${grid.length} radii are too many.`);
  const wrong = grid.findIndex(
    (radius, at) => at > 0 && !(Number.isFinite(radius) && radius > (grid[at - 1] as number)),
  );
  require(wrong < 0, `The radii of the grid do not ascend: ${grid[wrong - 1]} is followed by ${grid[wrong]}.`);
}

function checkRow({ about, labels, predictions, certified, attacked }: RadiusTable, row: number): void {
  const { outputs, grid } = about;
  const label = labels[row] as number;
  require(label < outputs, `Row ${row + 1} has the label ${label}, but there are ${outputs} classes.`);
  require((predictions[row] as number) < outputs, `Row ${row + 1} has the prediction ${predictions[row]}.`);
  for (let other = 0; other < outputs; other++) {
    const [count, place] = [certified[row * outputs + other] as number, attacked[row * outputs + other] as number];
    const where = `Row ${row + 1}, class ${other}`;
    if (other === label) {
      require(count === NEVER && place === NEVER, `${where}: at the label itself both radii are infinite.`);
      continue;
    }
    require(count <= grid.length, `${where}: ${count} radii are proved, but the grid has ${grid.length}.`);
    require(place === NEVER || place < grid.length, `${where}: the grid has no place ${place}.`);
    require(place >= count, `${where}: a counterexample lies within a radius that is said to be proved.`);
  }
}

function require(holds: boolean, problem: string): void {
  if (!holds) throw new TableError(`This is not a radius table that can be used. ${problem}`);
}
