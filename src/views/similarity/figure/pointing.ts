import type { OrderedTree } from '../../../app/grouping/useClassTree';
import type { Pair } from '../../../pictures/matrix/pairMatrixLayout';
import { classesBelow } from '../../../similarity/tree/compareTrees';
import { type ClassDistances, distanceAt } from '../../../similarity/tree/distances';
import type { PairMerges } from '../../../similarity/tree/pairMerges';

/** What is pointed at: a pair of classes in the matrix, or a merge of the tree. */
export type Pointed = { readonly pair: Pair } | { readonly merge: number };

/** What tree and matrix show of it together. */
export interface Brush {
  readonly pair: Pair | null;
  readonly merge: number | null;
  /** The classes it is about. */
  readonly marked: ReadonlySet<number>;
  /** Places of the classes below the merge, [start, end). */
  readonly block: readonly [number, number] | null;
}

const NOTHING: Brush = { pair: null, merge: null, marked: new Set(), block: null };

/** A pair is shown with the merge where its classes merge, a merge with the block of its classes. */
export function brushOf(pointed: Pointed | null, { tree, order }: OrderedTree, pairMerges: PairMerges): Brush {
  if (!pointed) return NOTHING;
  if ('merge' in pointed) {
    if (pointed.merge >= tree.merges.length) return NOTHING;
    const classes = classesBelow(tree, tree.leaves + pointed.merge);
    return { pair: null, merge: pointed.merge, marked: new Set(classes), block: placesOf(classes, order) };
  }
  const { row, column } = pointed.pair;
  if (Math.max(row, column) >= tree.leaves) return NOTHING;
  const merge = pairMerges.merges[row * tree.leaves + column] ?? -1;
  const marked = new Set([row, column]);
  if (merge < 0) return { pair: pointed.pair, merge: null, marked, block: null };
  const block = placesOf(classesBelow(tree, tree.leaves + merge), order);
  return { pair: pointed.pair, merge, marked, block };
}

function placesOf(classes: readonly number[], order: readonly number[]): readonly [number, number] {
  const places = classes.map((label) => order.indexOf(label));
  return [Math.min(...places), Math.max(...places) + 1];
}

/** For each class the one closest to it; of several the first. */
export function nearestOf(distances: ClassDistances): number[] {
  return Array.from({ length: distances.classes }, (_, label) => {
    let nearest = label === 0 ? 1 : 0;
    for (let other = 0; other < distances.classes; other++) {
      if (other === label) continue;
      if (distanceAt(distances, label, other) < distanceAt(distances, label, nearest)) nearest = other;
    }
    return nearest;
  });
}
