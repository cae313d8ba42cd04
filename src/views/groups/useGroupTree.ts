import { useMemo } from 'react';
import { useClassDistances } from '../../app/grouping/useClassDistances';
import { type OrderedTree, useClassTree } from '../../app/grouping/useClassTree';
import { useGroupingState } from '../../app/grouping/useGrouping';
import { bundledPart, datasetFor } from '../../app/models/datasetFor';
import { useDataset } from '../../app/models/useDataset';
import { useModel } from '../../app/models/useModel';
import type { DatasetImages } from '../../engine/types';
import type { RadiusTable } from '../../evaluation/table/radiusTable';

/** The tree that groups the classes of the tables, with what names and pictures them. */
export interface GroupTree {
  readonly ordered: OrderedTree | null;
  /** The images that the tables are about. */
  readonly images: DatasetImages | null;
  readonly nameOf: (label: number) => string;
  /** Why there is no tree, as a sentence. */
  readonly failure: string | null;
}

/** The tree of the model that the grouping names. */
export function useGroupTree(table: RadiusTable | null, onError: (message: string) => void): GroupTree {
  const [{ model: key, source, metric, linkage }] = useGroupingState();
  const model = useModel(key, onError);
  const query = useMemo(() => model && { model, source, dataset: datasetFor(model) }, [model, source]);
  const { answer, failure } = useClassDistances(query);
  const ordered = useClassTree(answer?.result ?? null, metric, linkage);
  const dataset = table && bundledPart(table.about.dataset);
  const images = useDataset(dataset, onError);
  const nameOf = useMemo(() => {
    const names = images && images.classes.length === table?.about.outputs ? images.classes : [];
    return (label: number) => names[label] ?? `Class ${label}`;
  }, [images, table]);
  const isOfOthers = dataset !== null && query !== null && query.dataset !== null && query.dataset !== dataset;
  const fits = !ordered || !table || (ordered.tree.leaves === table.about.outputs && !isOfOthers);
  const mismatch = `The tree is of a network with other classes than these ${table?.about.outputs}.`;
  return { ordered: fits ? ordered : null, images, nameOf, failure: fits ? failure : mismatch };
}
