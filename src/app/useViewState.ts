import { useCallback } from 'react';
import { useStore } from 'zustand';
import { useApp } from './appContext';
import type { History } from './store';
import type { StateDefinition } from './view';

export type UpdateState<S extends object> = (partial: Partial<S>, options?: { readonly history: History }) => void;

/** A view's state, or one that views share, and how to change it; a change is one step of undo unless it says `replace`. */
export function useViewState<S extends object>(definition: StateDefinition<S>): readonly [S, UpdateState<S>] {
  const app = useApp();
  const state = useStore(app.store, ({ states }) => states[definition.id] as S);
  const update = useCallback<UpdateState<S>>(
    (partial, options) => app.update(definition.id, partial, options?.history ?? 'push'),
    [app, definition.id],
  );
  return [state, update];
}
