import { useEffect, useState } from 'react';
import { messageOf } from './askAgain';
import type { KeptImages } from './keptImages';

/**
 * Fetches the images of a data set into those that are kept, and draws anew when they are here.
 *
 * @param id null for none
 * @param attempt another value asks once more where asking failed
 */
export function useKeptImages(
  kept: KeptImages,
  id: string | null,
  onError: (message: string) => void,
  attempt?: unknown,
): void {
  const [, setArrived] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: errors go to whoever asked first
  useEffect(() => {
    let wanted = true;
    if (id === null || kept.get(id)) return;
    kept
      .fetch(id)
      .then(() => wanted && setArrived(id))
      .catch((error: unknown) => wanted && onError(messageOf(error)));
    return () => {
      wanted = false;
    };
  }, [kept, id, attempt]);
}
