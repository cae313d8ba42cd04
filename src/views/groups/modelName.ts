import { fileNameOf, isFile } from '../../app/models/openedModels';
import type { ModelSummary } from '../../engine/types';

/** What a model is called on screen: by its card, else by its file. */
export function modelName(key: string, { card, name }: ModelSummary): string {
  return card?.name ?? (isFile(key) ? fileNameOf(key) : name);
}
