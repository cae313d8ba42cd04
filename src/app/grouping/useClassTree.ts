import { useMemo } from 'react';
import { DATASETS } from '../../catalog/datasets';
import type { MetricDistances } from '../../engine/api/types';
import type { ClassTree, Linkage, Metric } from '../../similarity/tree/classTree';
import type { ClassDistances } from '../../similarity/tree/distances';
import { leafOrder } from '../../similarity/tree/leafOrder';
import { clusterClasses } from '../../similarity/tree/linkage';
import { type GroupingState, groupingState } from './groupingState';

/** A tree with what it was made of. */
export interface OrderedTree {
  readonly distances: ClassDistances;
  readonly tree: ClassTree;
  /** The classes from top to bottom. */
  readonly order: readonly number[];
}

/** The tree of the classes; computed anew only when the distances or a choice change. */
export function useClassTree(result: MetricDistances | null, metric: Metric, linkage: Linkage): OrderedTree | null {
  return useMemo(() => {
    if (!result) return null;
    const distances = { classes: result.classes, values: result[metric] };
    const tree = clusterClasses(distances, linkage);
    return { distances, tree, order: leafOrder(tree, distances) };
  }, [result, metric, linkage]);
}

/**
 * The tree that groups the classes of a data set unless another one is chosen: that of its natural network.
 *
 * @param dataset one that comes with Boundscope, or any other
 * @param own key of a model of these classes, whose own tree serves where no natural network comes along
 */
export function fittingTree(dataset: string, own: string): GroupingState {
  const row = DATASETS.get(dataset);
  if (!row?.bundled) return { ...groupingState.initial, model: own };
  const { model, source, groups } = row.kind.tree;
  return { ...groupingState.initial, model, source, cut: { count: groups } };
}
