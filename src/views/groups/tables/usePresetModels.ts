import { useMemo } from 'react';
import { bundledPart, datasetFor } from '../../../app/models/datasetFor';
import { useCards } from '../../../app/models/useModel';
import { DATASETS } from '../../../catalog/datasets';
import type { ModelSummary } from '../../../engine/api/types';

/**
 * The models on screen: those chosen, else the ones to begin with, of the data set of the tree; none while it is not known.
 *
 * @param tree key of the model whose tree groups the classes
 * @param model the same once it is loaded
 */
export function usePresetModels(
  chosen: readonly string[] | null,
  tree: string,
  model: ModelSummary | null,
): readonly string[] {
  const cards = useCards();
  return useMemo(() => {
    if (chosen || !cards) return chosen ?? [];
    const parts = cards.map(({ id, dataset }) => ({ id, dataset: bundledPart(dataset) }));
    const card = parts.find(({ id }) => id === tree);
    if (!card && !model) return [];
    const preset = presetModels(parts, card?.dataset ?? (model && datasetFor(model)));
    return preset.length > 0 ? preset : [tree];
  }, [chosen, cards, tree, model]);
}

/** What a card says that is looked at here. */
interface Bundled {
  readonly id: string;
  readonly dataset: string;
}

/** The networks to begin with, of a data set: a whole pair rather than a part of one; none where none come along. */
export function presetModels(cards: readonly Bundled[], dataset: string | null): readonly string[] {
  const isBundled = (id: string) => cards.some((card) => card.id === id && card.dataset === dataset);
  const pairs = DATASETS.get(dataset ?? '')?.kind.pairs ?? [];
  const found = pairs.map((pair) => pair.filter(isBundled));
  return found.reduce<readonly string[]>((best, pair) => (pair.length > best.length ? pair : best), []);
}
