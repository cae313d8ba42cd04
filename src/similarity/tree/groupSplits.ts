import { type ClassTree, mergeOf, rootOf } from './classTree';

/** How the tree hands out groups: group 0 is the whole, and each further group splits off from an older one. */
export interface GroupSplits {
  /** For each group the group it split off from; −1 for the first. */
  readonly parents: readonly number[];
  /** For each class the group it ends in when every class stands alone. */
  readonly owners: readonly number[];
}

/**
 * Undoes the merges from the root on. At each split the larger side keeps its group (among equals the one with the
 * smaller node), and the other side gets the next: a finer cut adds groups at the end and renames none.
 */
export function groupSplits(tree: ClassTree): GroupSplits {
  const root = rootOf(tree);
  const groupOf = new Array<number>(root + 1).fill(0);
  const parents = [-1];
  for (let node = root; node >= tree.leaves; node--) {
    const merge = mergeOf(tree, node);
    if (merge === undefined) break;
    const sizes = [merge.left, merge.right].map((side) => mergeOf(tree, side)?.size ?? 1);
    const leftStays = (sizes[0] ?? 1) >= (sizes[1] ?? 1);
    const group = groupOf[node] ?? 0;
    groupOf[leftStays ? merge.left : merge.right] = group;
    groupOf[leftStays ? merge.right : merge.left] = parents.length;
    parents.push(group);
  }
  return { parents, owners: groupOf.slice(0, tree.leaves) };
}

/** The group that a group belongs to when there are only `count`. */
export function groupAmong({ parents }: GroupSplits, group: number, count: number): number {
  let among = group;
  while (among >= count) among = parents[among] ?? 0;
  return among;
}
