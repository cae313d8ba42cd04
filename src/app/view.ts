import type { ComponentType } from 'react';

/** A part of the store that the URL carries. */
export interface StateDefinition<S extends object> {
  /** Its name in the store. */
  readonly id: string;
  readonly initial: S;
  /** What differs from `initial`, as short strings; an untouched state encodes to {}. */
  encode(state: S): Readonly<Record<string, string>>;
  /** Reads what `encode` wrote; anything unreadable falls back to `initial`, silently. */
  decode(parameters: Readonly<Record<string, string>>): S;
}

/** A view of the application: what the shell needs to show it, keep its state and put that into the URL. */
export interface ViewDefinition<S extends object> extends StateDefinition<S> {
  /** Also the first segment of the hash: `#/1/playground?...`. */
  readonly id: string;
  readonly title: string;
  /** 20×20 path data of the tab's icon, stroked. */
  readonly icon: string;
  /** States that it has in common with other views; its links carry them too, under names of their own. */
  readonly shares?: readonly StateDefinition<object>[];
  /** Whether the view is nothing without the engine, which is then started before anything is drawn. */
  readonly needsEngine?: boolean;
  /** Fetches its code, which is a file of its own. */
  load(): Promise<ComponentType>;
}
