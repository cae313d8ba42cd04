import { createStore, type StoreApi } from 'zustand/vanilla';

/** Things that come and go with what is shown: a store of them, and how to add some for a while. */
export interface Registry<T> {
  readonly store: StoreApi<readonly T[]>;
  /** Adds items; the function it returns takes them away again. */
  register(items: readonly T[]): () => void;
}

export function createRegistry<T>(): Registry<T> {
  const store = createStore<readonly T[]>(() => []);
  return {
    store,
    register(items) {
      store.setState((present) => [...present, ...items], true);
      return () => store.setState((present) => present.filter((item) => !items.includes(item)), true);
    },
  };
}
