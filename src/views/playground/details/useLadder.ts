import { useDeferredValue, useMemo } from 'react';
import type { PlaygroundModel } from '../state/playgroundModel';
import { ladderOf } from './ladderRows';

/** The ladder of a model: of the newest, or of the one a moment before where its exact sums take longer than a frame. */
export function useLadder(newest: PlaygroundModel): ReturnType<typeof ladderOf> & { readonly model: PlaygroundModel } {
  const model = useDeferredValue(newest);
  const ladder = useMemo(() => ladderOf(model), [model]);
  return { model, ...ladder };
}
