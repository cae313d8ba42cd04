import type { DatasetImages } from '../../engine/types';
import { allImages } from './keptImages';
import { useKeptImages } from './useKeptImages';

/** A data set's images and labels; null until they are here, and for none. They are kept while the page lives. */
export function useDataset(id: string | null, onError: (message: string) => void): DatasetImages | null {
  useKeptImages(allImages, id, onError);
  return allImages.get(id ?? '') ?? null;
}
