import { useEffect, useState } from 'react';
import type { DatasetImages } from '../../engine/types';
import { allImages } from './keptImages';
import { useKeptImages } from './useKeptImages';

/** What the first picture is followed by comes first: tighter bounds, say. */
const PAUSE_MILLISECONDS = 500;

/**
 * Fetches the images that `useFirstImages` does not have yet, which has them from then on.
 *
 * @param images what it has of that data set
 * @param image the one that is asked for; where it is missing, the images are fetched at once
 * @param isShown whether the first picture stands; soon after, they are fetched although nobody asked for one
 */
export function useRemainingImages(
  id: string,
  images: DatasetImages | null,
  image: number,
  isShown: boolean,
  onError: (message: string) => void,
): void {
  const [isTime, setTime] = useState(false);
  useEffect(() => {
    if (!isShown) return;
    const timer = setTimeout(() => setTime(true), PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [isShown]);
  const isMissing = images !== null && image >= images.present;
  const areSome = images !== null && images.present < images.count;
  useKeptImages(allImages, areSome && (isTime || isMissing) ? id : null, onError, isMissing && image);
}
