import type { Asking } from '../../../app/ask/asking';
import { useAnswer } from '../../../app/ask/useAnswer';
import { requestName } from '../../../app/models/known';
import { QUICKEST_METHOD } from '../../../catalog/methods';
import { WITHOUT_ROUNDING } from '../../../catalog/roundings';
import { engine } from '../../../engine/api/client';
import type { DatasetImages } from '../../../engine/api/types';
import { CHANCE } from '../words';
import { isComplete, type Snapshot } from './bounds';
import { isNearChance, normalisedIn } from './nearChance';

interface ChanceQuestion {
  readonly snapshot: Snapshot;
  readonly dataset: DatasetImages;
}

/** So many images tell a network that reads them from one that does not. */
const FIRST = 20;

const FIRST_IMAGES: Asking<ChanceQuestion, number> = {
  keyOf: ({ snapshot: { query } }) => JSON.stringify([query.model.id, query.dataset]),
  what: () => 'Classifying the first images',
  async compute({ snapshot: { query }, dataset }, computing) {
    const indices = Array.from({ length: firstOf(dataset) }, (_, index) => index);
    const request = { model: requestName(query.model), input: { dataset: query.dataset, indices }, epsilon: 0 };
    const exactly = { method: QUICKEST_METHOD, rounding: WITHOUT_ROUNDING };
    const { prediction } = await engine().bounds({ ...request, ...exactly }, computing);
    return prediction.filter((label, at) => label === dataset.labels[at]).length;
  },
  pause: 300,
};

/**
 * How a network and its image were understood, where that is not as they stand; and what is likely to be wrong where a
 * network of someone's own classifies few of the first images.
 */
export function useNotes(snapshot: Snapshot, dataset: DatasetImages): readonly string[] {
  const { model, picture, numbers } = snapshot.query;
  const isLabelled = dataset.labels.slice(0, firstOf(dataset)).every((label) => dataset.classes[label] !== undefined);
  const isAsked = !model.card && !picture && !numbers && model.classes > 1 && isLabelled && isComplete(snapshot);
  const right = useAnswer(isAsked ? { snapshot, dataset } : null, FIRST_IMAGES).value;
  const notes = snapshot.result.notes ?? [];
  const count = firstOf(dataset);
  if (!isAsked || right === null || !isNearChance(right, count, model.classes)) return notes;
  return [...notes, CHANCE(right, count, normalisedIn(model))];
}

function firstOf({ count }: DatasetImages): number {
  return Math.min(FIRST, count);
}
