/**
 * One merge of an agglomerative clustering, as in SciPy's linkage matrix: `left` and `right` are nodes, where a node below
 * the number of leaves is that leaf (a class) and any other the merge `node − leaves`. `left` is the smaller of the two.
 */
export interface Merge {
  readonly left: number;
  readonly right: number;
  /** The distance at which the two sides meet, in the metric's own units. */
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
