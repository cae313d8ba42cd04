import type { DatasetImages, ModelSummary } from '../../../engine/api/types';
import type { InspectState } from '../state/inspectState';

/** Numbers that someone gives a network, and how far each of them may move; in the order of the file. */
export interface OwnNumbers {
  readonly values: readonly number[];
  readonly radii: readonly number[];
  /** Between what each of them lies, where someone said that instead of a radius. */
  readonly bounds?: { readonly lower: readonly number[]; readonly upper: readonly number[] };
}

/** How far each number moves where nobody said: a share of its range, or as it is. */
const USUAL_RADIUS = 0.05;

/** What a network is shown that no images fit: what the state has, as far as it has as many numbers as the network takes. */
export function ownNumbers(
  model: ModelSummary,
  { numbers, radii, bounds }: Pick<InspectState, 'numbers' | 'radii' | 'bounds'>,
): OwnNumbers {
  const size = model.inputShape.reduce((product, length) => product * length, 1);
  const usual = Array.from({ length: size }, (_, at) => usualAt(model, at));
  const values = numbers?.length === size ? numbers : usual.map(({ value }) => value);
  const own = {
    values,
    radii: radii?.length === size ? radii : usual.map(({ radius }) => radius),
  };
  if (bounds?.length !== 2 * size) return own;
  const [lower, upper] = [bounds.slice(0, size), bounds.slice(size)];
  // Whoever types a box alone says nothing of its middle.
  const inside = values.map((value, at) => {
    const [least = value, most = value] = [lower[at], upper[at]];
    return value >= least && value <= most ? value : tidy(least / 2 + most / 2, least, most);
  });
  return { ...own, values: inside, bounds: { lower, upper } };
}

/** Without the dust of sums, but still between. */
function tidy(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, Number(value.toPrecision(12))));
}

/** The middle of a number's range, or 0. */
function usualAt({ interface: known }: ModelSummary, at: number): { readonly value: number; readonly radius: number } {
  const [least, most] = known?.ranges?.[at] ?? known?.range ?? [0, 0];
  const width = most - least;
  const value = tidy(least + width / 2, least, most);
  return { value, radius: width > 0 ? tidy(USUAL_RADIUS * width, 0, width) : USUAL_RADIUS };
}

/** A list with another number at one place. */
export function withNumber(list: readonly number[], at: number, value: number): readonly number[] {
  return list.map((own, index) => (index === at ? value : own));
}

/** A row of a data set of numbers. */
export function rowIn({ values, images, width }: DatasetImages, row: number): readonly number[] {
  const own = values ?? Float32Array.from(images, (level) => level / 255);
  return Array.from(own.subarray(row * width, (row + 1) * width), shortest);
}

/** A float32 number by its shortest decimals, as it stood in the file. */
function shortest(value: number): number {
  const short = Number(value.toPrecision(7));
  return Math.fround(short) === value ? short : value;
}

/**
 * Stands where the panels want a data set: names of the classes, and no images.
 *
 * @param rows the data set that the numbers are of, if any
 */
export function withoutImages(
  { interface: known, inputShape }: ModelSummary,
  rows: DatasetImages | null = null,
): DatasetImages {
  const { threshold, labels } = known ?? {};
  const sides = threshold === undefined ? [] : [`at most ${threshold}`, `above ${threshold}`];
  return {
    name: 'own numbers',
    classes: labels ?? (rows?.isRows && threshold === undefined ? rows.classes : sides),
    count: 1,
    present: 1,
    height: 1,
    width: inputShape.reduce((product, length) => product * length, 1),
    channels: 1,
    labels: new Uint8Array(),
    images: new Uint8Array(),
    ...(rows?.columns && { columns: rows.columns }),
  };
}

/** What people call the inputs, or else the columns of the table that they are a row of; undefined for those that nobody named. */
export function namesOfInputs(
  given: readonly (string | undefined)[] = [],
  columns: readonly string[] = [],
): readonly (string | undefined)[] {
  return Array.from({ length: Math.max(given.length, columns.length) }, (_, at) => given[at] ?? columns[at]);
}
