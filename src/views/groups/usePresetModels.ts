import { useMemo } from 'react';
import { bundledPart, datasetFor } from '../../app/models/datasetFor';
import { useCards } from '../../app/models/useCards';
import type { ModelSummary } from '../../engine/types';
import { presetModels } from './presetModels';

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
