import { createContext, useCallback, useContext } from 'react';
import { useStore } from 'zustand';
import type { AppStore, History } from './store';
import type { StateDefinition } from './view';

export type UpdateState<S extends object> = (partial: Partial<S>, options?: { readonly history: History }) => void;

/** A view's state, or one that views share, and how to change it; a change is one step of undo unless it says `replace`. */
export function useViewState<S extends object>(definition: StateDefinition<S>): readonly [S, UpdateState<S>] {
  const app = useApp();
  const state = useStore(app.store, ({ states }) => states[definition.id] as S);
  const update = useCallback<UpdateState<S>>(
    (partial, options) => app.update(definition, partial, options?.history ?? 'push'),
    [app, definition],
  );
  return [state, update];
}

/** How to read a state as it is when it is read, which is later than a component was drawn. */
export function useStateNow<S extends object>(definition: StateDefinition<S>): () => S {
  const app = useApp();
  return useCallback(() => app.store.getState().states[definition.id] as S, [app, definition]);
}

const AppContext = createContext<AppStore | undefined>(undefined);

export const AppProvider = AppContext.Provider;

/** The application's store; throws outside of it. */
export function useApp(): AppStore {
  const app = useContext(AppContext);
  if (!app) throw new Error('There is no application around this component');
  return app;
}
