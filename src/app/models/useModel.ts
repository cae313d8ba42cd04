import { useEffect, useState } from 'react';
import type { ModelSummary } from '../../engine/types';
import { messageOf } from './askAgain';
import { findModel } from './openedModels';

interface Loaded {
  readonly key: string;
  readonly model: ModelSummary;
}

/** The model of that key; the one before stays until it is there, and when it cannot be had. */
export function useModel(key: string | null, onError: (message: string) => void): ModelSummary | null {
  return useLatest(key, onError)?.model ?? null;
}

/** The model of that key; null until it is there. */
export function useExactModel(key: string, onError: (message: string) => void): ModelSummary | null {
  const latest = useLatest(key, onError);
  return latest?.key === key ? latest.model : null;
}

function useLatest(key: string | null, onError: (message: string) => void): Loaded | null {
  const [latest, setLatest] = useState<Loaded | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: errors go to whoever asked first
  useEffect(() => {
    if (key === null) return;
    let wanted = true;
    findModel(key).then(
      (model) => wanted && setLatest({ key, model }),
      (error: unknown) => wanted && onError(messageOf(error)),
    );
    return () => {
      wanted = false;
    };
  }, [key]);
  return latest;
}
