import type { TreeReport } from '../../../engine/api/types';

/** A row of a tree, in leaves from the left: what was split further, then its own leaves. */
export interface TreeRow {
  readonly split: number;
  readonly unknown: number;
  readonly verified: number;
}

/** The rows of a tree, the root's first: each stands under what was split of the row above. */
export function treeRows(levels: TreeReport['levels']): TreeRow[] {
  let split = 0;
  const rows = levels.toReversed().map(({ verified, unknown }) => {
    const row = { split, unknown, verified };
    split += unknown + verified;
    return row;
  });
  return rows.reverse();
}
