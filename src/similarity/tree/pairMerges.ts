import type { ClassTree } from './classTree';
import { leafSpans } from './leafSpans';

/** The merge that joins each pair of classes: `classes × classes` indices of merges, −1 on the diagonal. */
export interface PairMerges {
  readonly classes: number;
  readonly merges: Int32Array;
}

/** Finds for each pair of classes the merge that joins them. */
export function pairMergesOf(tree: ClassTree): PairMerges {
  const classes = tree.leaves;
  const merges = new Int32Array(classes * classes).fill(-1);
  const { places, spans } = leafSpans(tree);
  tree.merges.forEach((_, index) => {
    const { start, middle, end } = spans[classes + index] ?? { start: 0, middle: 0, end: 0 };
    for (const a of places.slice(start, middle)) {
      for (const b of places.slice(middle, end)) {
        merges[a * classes + b] = index;
        merges[b * classes + a] = index;
      }
    }
  });
  return { classes, merges };
}

/** The height at which two classes merge (their cophenetic distance); 0 for a class and itself. */
export function mergeHeight(tree: ClassTree, { classes, merges }: PairMerges, a: number, b: number): number {
  return tree.merges[merges[a * classes + b] ?? -1]?.height ?? 0;
}
