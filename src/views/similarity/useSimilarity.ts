import { useMemo } from 'react';
import { type ClassDistancesState, useClassDistances } from '../../app/grouping/useClassDistances';
import { type OrderedTree, useClassTree } from '../../app/grouping/useClassTree';
import { datasetFor } from '../../app/models/datasetFor';
import { useDataset } from '../../app/models/useDataset';
import { useModel } from '../../app/models/useModel';
import type { DatasetImages, ModelSummary, SimilaritySource } from '../../engine/types';
import type { Linkage, Metric } from '../../similarity/tree/choices';

/** A tree of a model's classes, and all that names and pictures them. */
export interface Similarity {
  readonly model: ModelSummary | null;
  readonly dataset: DatasetImages | null;
  readonly ordered: OrderedTree | null;
  /** Whether the tree is still that of an earlier choice. */
  readonly stale: boolean;
  readonly distances: ClassDistancesState;
  readonly nameOf: (label: number) => string;
}

interface Choices {
  /** A model's key; null for no tree at all. */
  readonly model: string | null;
  readonly source: SimilaritySource;
  readonly metric: Metric;
  readonly linkage: Linkage;
}

/** Loads a model and makes the tree of its classes. */
export function useSimilarity(choices: Choices, onError: (message: string) => void): Similarity {
  const { source, metric, linkage } = choices;
  const loaded = useModel(choices.model, onError);
  const model = choices.model === null ? null : loaded;
  const id = model && datasetFor(model);
  const dataset = useDataset(id, onError);
  const query = useMemo(() => model && { model, source, dataset: id }, [model, source, id]);
  const distances = useClassDistances(query);
  const { answer } = distances;
  const isOfModel = answer !== null && answer.query.model.id === model?.id;
  const ordered = useClassTree(isOfModel ? answer.result : null, metric, linkage);
  const nameOf = useMemo(() => {
    const names = dataset && dataset.classes.length === model?.classes ? dataset.classes : [];
    return (label: number) => names[label] ?? `Class ${label}`;
  }, [dataset, model]);
  const stale = answer?.query.source !== source;
  return { model, dataset, ordered, stale, distances, nameOf };
}
