import type { NumberArray } from '../../network/interface/fitArray';

/** Lists of numbers in lists, as JSON and scripts have arrays. */
export type NestedNumbers = readonly (number | NestedNumbers)[];

/** More axes than any input has; keeps hostile files from exhausting the stack. */
const MOST_AXES = 16;

/**
 * The array that lists in lists stand for.
 *
 * @throws RangeError naming the place of what is no number, or of a list of another length than the one before it
 */
export function nestedArray(value: unknown): NumberArray {
  if (!Array.isArray(value)) throw new RangeError(`It is ${wordFor(value)}. Give a list of numbers.`);
  const shape = shapeOf(value);
  const data = new Float64Array(shape.reduce((product, size) => product * size, 1));
  let filled = 0;
  const fill = (entry: unknown, place: readonly number[]): void => {
    const size = shape[place.length];
    if (size === undefined) {
      if (typeof entry !== 'number') throw new RangeError(`${where(place)} is ${wordFor(entry)}. Give a number there.`);
      data[filled++] = entry;
      return;
    }
    if (!Array.isArray(entry) || entry.length !== size) {
      const what = Array.isArray(entry) ? `a list of ${entry.length}` : wordFor(entry);
      throw new RangeError(`${where(place)} is ${what}. Give a list of ${size} there, as before it.`);
    }
    for (let at = 0; at < size; at++) fill(entry[at], [...place, at]);
  };
  fill(value, []);
  return { shape, data };
}

function shapeOf(list: readonly unknown[]): number[] {
  const shape: number[] = [];
  for (let first: unknown = list; Array.isArray(first); first = first[0]) {
    if (shape.length === MOST_AXES) {
      throw new RangeError(`Its lists are nested more than ${MOST_AXES} deep. Give an array of the input’s shape.`);
    }
    shape.push(first.length);
  }
  return shape;
}

function where(place: readonly number[]): string {
  return `Entry ${place.map((at) => `[${at}]`).join('')}`;
}

function wordFor(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return `the text “${value.slice(0, 20)}”`;
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : String(value);
}
