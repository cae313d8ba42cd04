/**
 * One merge of an agglomerative clustering, as in SciPy's linkage matrix: `left` and `right` are nodes, where a node below
 * the number of leaves is that leaf (a class) and any other the merge `node − leaves`. `left` is the smaller of the two.
 */
export interface Merge {
  readonly left: number;
  readonly right: number;
  /** The distance at which the two sides merge, in the metric's own units. */
  readonly height: number;
  /** How many classes lie below. */
  readonly size: number;
}

/** The tree of the classes: `leaves − 1` merges in the order of their heights, the root last. */
export interface ClassTree {
  readonly leaves: number;
  readonly merges: readonly Merge[];
}

/** The merge that a node stands for, or undefined where the node is a leaf. */
export function mergeOf(tree: ClassTree, node: number): Merge | undefined {
  return tree.merges[node - tree.leaves];
}

/** The node of the whole tree: its last merge, or the only leaf. */
export function rootOf(tree: ClassTree): number {
  return tree.leaves + tree.merges.length - 1;
}

/** How far apart two vectors are: the length of their difference, or one minus the cosine of their angle. */
export const METRICS = ['euclidean', 'cosine'] as const;
export type Metric = (typeof METRICS)[number];

/** How far apart two clusters are, from the distances of their classes. */
export const LINKAGES = ['ward', 'average', 'complete', 'single'] as const;
export type Linkage = (typeof LINKAGES)[number];

/** Where the tree is cut: into a number of groups, or at a height, so that classes which merge at or below it share a group. */
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
