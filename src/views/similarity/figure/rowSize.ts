import type { DatasetImages } from '../../../engine/api/types';

/** A figure of this width has room for larger rows. */
const ROOMY = 960;
/** In a figure narrower than this they have to be smaller. */
const TIGHT = 700;

/** Smaller rows could not be pointed at. */
const LEAST = 3;

/**
 * Pixels of a class's row, which is also a cell of the matrix: less the more classes there are, so that a matrix of a
 * hundred still fits into a figure.
 *
 * @param beside pixels of the figure's width that the matrix cannot have
 * @param room how much larger than usual a picture may be, where its width allows
 */
export function rowSize(classes: number, width: number, beside = 0, room = 1): number {
  const fitting = Math.floor((width - beside) / classes);
  if (classes <= 12 && width >= ROOMY) return Math.max(44, Math.min(Math.floor(44 * room), fitting));
  if (classes <= 12) return width < TIGHT ? 32 : 36;
  return Math.max(LEAST, Math.min(Math.floor(largest(classes) * room), fitting));
}

function largest(classes: number): number {
  if (classes <= 24) return 24;
  return classes <= 60 ? 16 : 8;
}

/** Rows from this size on have their own letter; in smaller ones stretches of a group share one. */
export const LETTERED = 20;
/** Rows from this size on have a picture. */
export const PICTURED = 24;

/** Indices of the first few images of each class. */
export function firstImages({ labels, classes }: DatasetImages, count: number): number[][] {
  const found: number[][] = classes.map(() => []);
  let missing = classes.length * count;
  for (let index = 0; index < labels.length && missing > 0; index++) {
    const images = found[labels[index] ?? 0];
    if (!images || images.length >= count) continue;
    images.push(index);
    missing--;
  }
  return found;
}
