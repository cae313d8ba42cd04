/** A figure of this width has room for larger rows. */
const ROOMY = 960;
/** In a figure narrower than this they have to be smaller. */
const TIGHT = 700;

/** Pixels of a class's row, which is also a cell of the matrix: less the more classes there are, in a figure so wide. */
export function rowSize(classes: number, width: number): number {
  if (classes <= 12 && width >= ROOMY) return 44;
  if (classes <= 12) return width < TIGHT ? 32 : 36;
  if (classes <= 24) return 24;
  if (classes <= 60) return 16;
  return classes <= 200 ? 8 : 4;
}

/** Rows from this size on have their own letter; in smaller ones stretches of a group share one. */
export const LETTERED = 20;
/** Rows from this size on have a picture. */
export const PICTURED = 24;
