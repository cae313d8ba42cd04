import { useMemo } from 'react';
import type { Running } from '../../../app/ask/asking';
import { useClassDistances } from '../../../app/grouping/useClassDistances';
import { type OrderedTree, useClassTree } from '../../../app/grouping/useClassTree';
import { datasetFor, isAssumed } from '../../../app/models/datasetFor';
import { useDataset } from '../../../app/models/images';
import { useModel } from '../../../app/models/useModel';
import type { DatasetImages, ModelSummary, SimilaritySource } from '../../../engine/api/types';
import type { Linkage, Metric } from '../../../similarity/tree/classTree';
import { SOURCE_NOTES } from '../words';

/** A tree of a model's classes, and all that names and pictures them. */
export interface Similarity {
  readonly model: ModelSummary | null;
  readonly dataset: DatasetImages | null;
  /** Whether the file does not say that its classes are those of the data set. */
  readonly isAssumed: boolean;
  readonly tree: NamedTree | null;
  /** Whether the tree is still that of an earlier choice. */
  readonly isStale: boolean;
  readonly running: Running | null;
  readonly isCancelled: boolean;
  readonly start: () => void;
  readonly cancel: () => void;
  /** Why there is no tree, as a sentence. */
  readonly failure: string | null;
  readonly nameOf: (label: number) => string;
}

/** A tree with what it is a tree of. */
export interface NamedTree extends OrderedTree {
  readonly model: ModelSummary;
  readonly source: SimilaritySource;
  readonly metric: Metric;
  readonly linkage: Linkage;
}

interface Choices {
  /** A model's key; null for no tree at all. */
  readonly model: string | null;
  readonly source: SimilaritySource;
  readonly metric: Metric;
  readonly linkage: Linkage;
}

/** Loads a model and makes the tree of its classes. */
export function useSimilarity(choices: Choices): Similarity {
  const { source, metric, linkage } = choices;
  const asked = useModel(choices.model);
  const model = asked.value;
  const id = model && datasetFor(model);
  const { images: dataset } = useDataset(id, model);
  const query = useMemo(() => model && { model, source, dataset: id }, [model, source, id]);
  const distances = useClassDistances(query);
  const { value, latest } = distances;
  // Until there is an answer that of another source may stand, but none of another network.
  const earlier = latest && latest.question.model.id === model?.id ? latest : null;
  const answer = value && query ? { question: query, value } : earlier;
  const error = asked.error ?? distances.error;
  const ordered = useClassTree(error ? null : (answer?.value ?? null), metric, linkage);
  const of = answer?.question;
  const tree = useMemo(
    () => (ordered && of ? { ...ordered, model: of.model, source: of.source, metric, linkage } : null),
    [ordered, of, metric, linkage],
  );
  const nameOf = useMemo(() => {
    const fitting = dataset?.classes.length === model?.classes ? dataset?.classes : undefined;
    const names = model?.interface?.labels ?? fitting ?? [];
    return (label: number) => names[label] ?? `Class ${label}`;
  }, [dataset, model]);
  return {
    model,
    dataset,
    isAssumed: model !== null && isAssumed(model),
    tree,
    isStale: tree !== null && value === null,
    running: asked.running ?? distances.running,
    isCancelled: distances.isCancelled,
    start: asked.error ? asked.start : distances.start,
    cancel: distances.cancel,
    failure: error?.message ?? null,
    nameOf,
  };
}

/** What a tree is of, in words: "Fashion-MNIST, natural, last-layer weights". */
export function nameOfTree({ model, source }: NamedTree): string {
  return `${model.name}, ${SOURCE_NOTES[source].name.toLowerCase()}`;
}
