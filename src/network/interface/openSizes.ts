import { DATASETS } from '../../catalog/datasets';
import { type Shape, sizeOf } from '../network';

/** Sizes of an input in the order of the file, batch left out; null for those that the file leaves open. */
export type OpenSizes = readonly (number | null)[];

/** A data set whose pictures an input of open sizes may take, and the sizes that it then has. */
interface UsualSizes {
  readonly sizes: Shape;
  readonly title: string;
}

/** Whether sizes are the file's where that says any. */
export function fitsOpen(sizes: Shape, open: OpenSizes): boolean {
  return sizes.length === open.length && open.every((size, axis) => size === null || size === sizes[axis]);
}

/** What sizes an input is taken to have where nobody says: those of pictures as the known data sets have them; else undefined. */
export function usualSizes(open: OpenSizes): UsualSizes | undefined {
  for (const { kind } of DATASETS.values()) {
    const { height, width, channels } = kind.size;
    const found = [
      [channels, height, width],
      [height, width, channels],
    ].find((sizes) => fitsOpen(sizes, open) && open.includes(channels));
    if (found) return { sizes: found, title: kind.title };
  }
  return undefined;
}

/**
 * The sizes that an array of numbers must be meant for, where the file leaves some open: its own, with a batch in front or
 * without; of a list those that make as many, if only one size is open, or two that are alike.
 *
 * @param usual what is taken where that fits
 */
export function sizesFor(array: Shape, open: OpenSizes, usual: Shape): Shape | undefined {
  if (fitsOpen(array, open)) return array;
  const rest = array.slice(1);
  if (fitsOpen(rest, open)) return rest;
  if (array.length !== 1 || sizeOf(array) % sizeOf(usual) === 0) return undefined;
  const places = open.filter((size) => size === null).length;
  const free = sizeOf(array) / sizeOf(open.filter((size) => size !== null));
  const size = free ** (1 / places);
  const each = Math.round(size);
  return places <= 2 && each ** places === free ? open.map((own) => own ?? each) : undefined;
}
