import { useMemo } from 'react';
import type { OrderedTree } from '../../app/grouping/useClassTree';
import { compareTrees, type TreeDifferences } from '../../similarity/tree/compareTrees';
import type { Similarity } from './useSimilarity';

/** Another tree beside the first, or why there is none yet. */
export type Beside =
  | { readonly right: OrderedTree; readonly differences: TreeDifferences }
  | { readonly reason: string };

/** Compares a tree with another; null where none is asked for. */
export function useBeside({ tree }: OrderedTree, other: Similarity | null): Beside | null {
  const right = other?.ordered ?? null;
  const failure = other?.distances.failure;
  const asked = other !== null;
  return useMemo(() => {
    if (!asked) return null;
    if (failure) return { reason: `There is no other tree. ${failure}` };
    if (!right) return { reason: 'The other tree is on its way.' };
    if (right.tree.leaves !== tree.leaves) {
      return {
        reason: `The other network tells ${right.tree.leaves} classes apart and this one ${tree.leaves}, so their trees cannot be compared.`,
      };
    }
    return { right, differences: compareTrees(tree, right.tree) };
  }, [asked, failure, right, tree]);
}
