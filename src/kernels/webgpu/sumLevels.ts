/** A sum cut twice: products into blocks, blocks into groups (see kernels/blocks.ts for why). */
export interface SumLevels {
  /** Products in a block. */
  readonly block: number;
  /** Blocks in a group. */
  readonly group: number;
  /** Terms that the rounding error counts: those of the longest block, of a group, and the number of groups. */
  readonly terms: number;
}

/** Cuts a sum of n products into blocks, groups and their total, of about ∛n terms each. */
export function cutInThree(n: number): SumLevels {
  const root = Math.ceil(Math.cbrt(n));
  return { block: root, group: root, terms: 2 * root + Math.ceil(n / (root * root)) };
}
