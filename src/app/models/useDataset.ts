import { useEffect, useState } from 'react';
import { engine } from '../../engine/client';
import type { DatasetImages } from '../../engine/types';
import { messageOf } from './askAgain';

const loaded = new Map<string, DatasetImages>();

/** A data set's images and labels; null until they are here, and for none. They are kept while the page lives. */
export function useDataset(id: string | null, onError: (message: string) => void): DatasetImages | null {
  const [, setArrived] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: errors go to whoever asked first
  useEffect(() => {
    let wanted = true;
    if (id === null || loaded.has(id)) return;
    engine()
      .dataset(id)
      .then((images) => {
        loaded.set(id, images);
        if (wanted) setArrived(id);
      })
      .catch((error: unknown) => wanted && onError(messageOf(error)));
    return () => {
      wanted = false;
    };
  }, [id]);
  return loaded.get(id ?? '') ?? null;
}
