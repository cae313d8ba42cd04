import type { ClassTree } from './classTree';

/** Where the tree is cut: into a number of groups, or at a height, so that classes which meet at or below it share a group. */
export type Cut = { readonly count: number } | { readonly height: number };

/** How many groups a cut makes: at least one, at most one for each class. */
export function groupCount(tree: ClassTree, cut: Cut): number {
  if ('height' in cut) return 1 + tree.merges.filter(({ height }) => height > cut.height).length;
  return Math.min(tree.leaves, Math.max(1, Math.round(cut.count)));
}

/** The heights between which a cut into `count` groups lies: it keeps the merge at `from` and undoes the one at `to`. */
export function cutRange(tree: ClassTree, count: number): { from: number; to: number } {
  const kept = tree.merges.length - count;
  return { from: tree.merges[kept]?.height ?? 0, to: tree.merges[kept + 1]?.height ?? Number.POSITIVE_INFINITY };
}

/** The height at which to draw a cut. One that is given as a number of groups stands halfway between two merges. */
export function cutHeight(tree: ClassTree, cut: Cut): number {
  if ('height' in cut) return cut.height;
  const { from, to } = cutRange(tree, groupCount(tree, cut));
  return to === Number.POSITIVE_INFINITY ? from * 1.05 : (from + to) / 2;
}
