import type { DatasetImages } from '../../engine/types';
import { allImages, firstImages } from './keptImages';
import { useKeptImages } from './useKeptImages';

/** A data set with at least its first images: all of them where they are here already. Null until there are any. */
export function useFirstImages(id: string, onError: (message: string) => void): DatasetImages | null {
  const all = allImages.get(id);
  useKeptImages(firstImages, all ? null : id, onError);
  return all ?? firstImages.get(id) ?? null;
}
