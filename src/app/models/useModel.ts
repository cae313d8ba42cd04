import { useEffect, useState } from 'react';
import type { ModelSummary } from '../../engine/types';
import { messageOf } from './askAgain';
import { findModel } from './openedModels';

/** The model of that key; the one before stays until it is there, and when it cannot be had. */
export function useModel(key: string | null, onError: (message: string) => void): ModelSummary | null {
  const [model, setModel] = useState<ModelSummary | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: errors go to whoever asked first
  useEffect(() => {
    if (key === null) return;
    let wanted = true;
    findModel(key).then(
      (summary) => wanted && setModel(summary),
      (error: unknown) => wanted && onError(messageOf(error)),
    );
    return () => {
      wanted = false;
    };
  }, [key]);
  return model;
}
