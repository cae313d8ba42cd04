import type { DatasetImages } from '../../engine/types';
import { hasImage } from '../../formats/hasImage';
import { allImages } from './keptImages';
import { useKeptImages } from './useKeptImages';

/**
 * Fetches the images that `useFirstImages` does not have yet, which has them from then on.
 *
 * @param images what it has of that data set
 * @param image the one that is asked for; where it is missing, the images are fetched at once
 * @param isTime whether to fetch them although nobody asked for one of them
 */
export function useRemainingImages(
  id: string,
  images: DatasetImages | null,
  image: number,
  isTime: boolean,
  onError: (message: string) => void,
): void {
  const isMissing = images !== null && !hasImage(images, image);
  const areSome = images !== null && !hasImage(images, images.count - 1);
  useKeptImages(allImages, areSome && (isTime || isMissing) ? id : null, onError, isMissing && image);
}
