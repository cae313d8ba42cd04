import { useEffect, useMemo } from 'react';
import type { Running } from '../../../app/ask/asking';
import type { Answer } from '../../../app/ask/useAnswer';
import { useClassDistances } from '../../../app/grouping/useClassDistances';
import { fittingTree, type OrderedTree, useClassTree } from '../../../app/grouping/useClassTree';
import { useGroupingState } from '../../../app/grouping/useGrouping';
import { bundledPart, datasetFor, isBundled } from '../../../app/models/datasetFor';
import { useDataset } from '../../../app/models/images';
import type { DatasetImages, ModelSummary } from '../../../engine/api/types';
import type { RadiusTable } from '../../../radii/table/radiusTable';
import type { LoadedTable } from '../tables/useTables';
import { NO_TABLE } from '../words';

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
  readonly running: Running | null;
  readonly cancel: () => void;
}

/**
 * The tree that the grouping names; where it is of other classes than the tables, one that fits takes its place.
 *
 * @param asked the model that the grouping names
 * @param first the first of the tables
 */
export function useGroupTree(asked: Answer<unknown, ModelSummary>, first: LoadedTable | null): GroupTree {
  const model = asked.value;
  const [{ model: key, source, metric, linkage }, update] = useGroupingState();
  const query = useMemo(() => model && { model, source, dataset: datasetFor(model) }, [model, source]);
  const { value, error, running, cancel } = useClassDistances(query);
  const failure = asked.error?.message ?? error?.message ?? null;
  const ordered = useClassTree(value, metric, linkage);
  const table = first?.table ?? null;
  const dataset = table && bundledPart(table.about.dataset);
  const isHere = dataset !== null && (isBundled(dataset) || dataset === first?.model.images);
  const { images } = useDataset(isHere ? dataset : null, first?.model ?? null);
  const nameOf = useMemo(() => {
    const isOwn = first?.model.images !== undefined;
    const fitting = images && (isOwn || images.classes.length === table?.about.outputs) ? images.classes : [];
    const names = first?.model.interface?.labels ?? fitting;
    return (label: number) => names[label] ?? `Class ${label}`;
  }, [images, table, first]);
  const fits = !model || !first || isOfClasses(model, first.table);
  const fitting = fits || !first || dataset === null ? null : fittingTree(dataset, first.key);
  const isChange = fitting !== null && fitting.model !== key;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key of the tree that fits says which one it is
  useEffect(() => {
    // No step of undo: it belongs to the change of models before.
    if (fitting && isChange) update(fitting, { history: 'replace' });
  }, [fitting?.model, isChange, update]);
  const mismatch = NO_TABLE.otherClasses(table?.about.outputs);
  const trouble = isChange ? null : mismatch;
  const name = model?.name ?? '';
  return { ordered: fits ? ordered : null, name, images, nameOf, failure: fits ? failure : trouble, running, cancel };
}

/** Whether a model's classes are those of a table. */
function isOfClasses(model: ModelSummary, { about }: RadiusTable): boolean {
  const dataset = datasetFor(model);
  return model.classes === about.outputs && (dataset === null || dataset === bundledPart(about.dataset));
}
