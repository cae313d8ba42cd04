import { useMemo } from 'react';
import type { ClassDistancesResult } from '../../engine/types';
import type { Linkage, Metric } from '../../similarity/tree/choices';
import type { ClassTree } from '../../similarity/tree/classTree';
import type { ClassDistances } from '../../similarity/tree/distances';
import { leafOrder } from '../../similarity/tree/leafOrder';
import { clusterClasses } from '../../similarity/tree/linkage';

/** A tree with what it was made of. */
export interface OrderedTree {
  readonly distances: ClassDistances;
  readonly tree: ClassTree;
  /** The classes from top to bottom. */
  readonly order: readonly number[];
}

/** The tree of the classes; computed anew only when the distances or a choice change. */
export function useClassTree(
  result: ClassDistancesResult | null,
  metric: Metric,
  linkage: Linkage,
): OrderedTree | null {
  return useMemo(() => {
    if (!result) return null;
    const distances = { classes: result.classes, values: result[metric] };
    const tree = clusterClasses(distances, linkage);
    return { distances, tree, order: leafOrder(tree, distances) };
  }, [result, metric, linkage]);
}
