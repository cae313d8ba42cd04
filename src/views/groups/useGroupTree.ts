import { useEffect, useMemo } from 'react';
import { fittingTree } from '../../app/grouping/fittingTree';
import { useClassDistances } from '../../app/grouping/useClassDistances';
import { type OrderedTree, useClassTree } from '../../app/grouping/useClassTree';
import { useGroupingState } from '../../app/grouping/useGrouping';
import { bundledPart, datasetFor, isBundled } from '../../app/models/datasetFor';
import { useDataset } from '../../app/models/useDataset';
import type { DatasetImages, ModelSummary } from '../../engine/types';
import type { RadiusTable } from '../../evaluation/table/radiusTable';
import { modelName } from './modelName';
import type { LoadedTable } from './useTables';

/** The tree that groups the classes of the tables, with what names and pictures them. */
export interface GroupTree {
  readonly ordered: OrderedTree | null;
  /** What the network of the tree is called. */
  readonly name: string;
  /** The images that the tables are about. */
  readonly images: DatasetImages | null;
  readonly nameOf: (label: number) => string;
  /** Why there is no tree, as a sentence. */
  readonly failure: string | null;
}

/**
 * The tree that the grouping names; where it is of other classes than the tables, one that fits takes its place.
 *
 * @param model the model that the grouping names
 * @param first the first of the tables
 */
export function useGroupTree(
  model: ModelSummary | null,
  first: LoadedTable | null,
  onError: (message: string) => void,
): GroupTree {
  const [{ model: key, source, metric, linkage }, update] = useGroupingState();
  const query = useMemo(() => model && { model, source, dataset: datasetFor(model) }, [model, source]);
  const { answer, failure } = useClassDistances(query);
  const isOfModel = answer !== null && answer.query.model.id === model?.id;
  const ordered = useClassTree(isOfModel ? answer.result : null, metric, linkage);
  const table = first?.table ?? null;
  const dataset = table && bundledPart(table.about.dataset);
  const images = useDataset(dataset !== null && isBundled(dataset) ? dataset : null, onError);
  const nameOf = useMemo(() => {
    const names = images && images.classes.length === table?.about.outputs ? images.classes : [];
    return (label: number) => names[label] ?? `Class ${label}`;
  }, [images, table]);
  const fits = !model || !first || isOfClasses(model, first.table);
  const fitting = fits || !first || dataset === null ? null : fittingTree(dataset, first.key);
  const isChange = fitting !== null && fitting.model !== key;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key of the tree that fits says which one it is
  useEffect(() => {
    // No step of undo: it belongs to the change of models before.
    if (fitting && isChange) update(fitting, { history: 'replace' });
  }, [fitting?.model, isChange, update]);
  const mismatch = `The tree is of a network with other classes than these ${table?.about.outputs}.`;
  const trouble = isChange ? null : mismatch;
  const name = model ? modelName(key, model) : '';
  return { ordered: fits ? ordered : null, name, images, nameOf, failure: fits ? failure : trouble };
}

/** Whether a model tells the classes of a table apart. */
function isOfClasses(model: ModelSummary, { about }: RadiusTable): boolean {
  const dataset = datasetFor(model);
  return model.classes === about.outputs && (dataset === null || dataset === bundledPart(about.dataset));
}
