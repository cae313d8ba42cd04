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
 */
export function rowSize(classes: number, width: number, beside = 0): number {
  if (classes <= 12 && width >= ROOMY) return 44;
  if (classes <= 12) return width < TIGHT ? 32 : 36;
  return Math.max(LEAST, Math.min(largest(classes), Math.floor((width - beside) / classes)));
}

function largest(classes: number): number {
  if (classes <= 24) return 24;
  return classes <= 60 ? 16 : 8;
}

/** Rows from this size on have their own letter; in smaller ones stretches of a group share one. */
export const LETTERED = 20;
/** Rows from this size on have a picture. */
export const PICTURED = 24;
