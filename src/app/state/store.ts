import { createContext, useCallback, useContext } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { heldPart, unknownParts, withKnownParts } from '../scene/parts';
import { OTHER_VIEWS, type Scene, sceneState } from '../scene/sceneState';
import { decodeHash, encodeHash } from './hashCodec';
import { type LinkReading, troubleOf } from './linkTrouble';
import type { StateDefinition, ViewDefinition } from './view';

/** `push` makes a step of undo; `replace` amends the last one, as within a drag or for what is not worth a step. */
export type History = 'push' | 'replace';

type States = Readonly<Record<string, object>>;

/** What an undo brings back: the states as they were, and the view where the change was made. */
interface Step {
  readonly view: string;
  readonly states: States;
}

interface AppState extends Step {
  /** The link that was opened last, and that `reset` goes back to. */
  readonly opened: string;
  /** The title of the part that the last change would have moved, though the link keeps it as it is. */
  readonly held?: { readonly title: string };
  readonly past: readonly Step[];
  readonly future: readonly Step[];
}

export interface AppStore {
  readonly store: StoreApi<AppState>;
  readonly views: readonly ViewDefinition<object>[];
  /** Merges `partial` into a view's state, or into one that views share. */
  update<S extends object>(definition: StateDefinition<S>, partial: Partial<NoInfer<S>>, history: History): void;
  navigate(view: Pick<StateDefinition<object>, 'id'>): void;
  undo(): void;
  redo(): void;
  /** Opens a link; what it does not say is taken from the view's defaults. */
  open(hash: string): void;
  /** What is wrong with a link, and what is shown in its place, as a sentence; undefined where all of it can be read. */
  trouble(hash: string): string | undefined;
  /**
   * The link to a view as it stands; to the one on screen unless another is named.
   *
   * @param changes what of its states, by their ids, the link has otherwise
   */
  hash(view?: string, changes?: Readonly<Record<string, object>>): string;
  /** Shows a link without it being the one that `reset` goes back to. */
  restore(hash: string): void;
  /** Back to what the last link that was opened shows. */
  reset(): void;
}

const STEPS_KEPT = 200;

/** The one store of the page: every view's state, with undo and redo over all of them. */
export function createAppStore(views: readonly ViewDefinition<object>[], hash = ''): AppStore {
  const [first] = views;
  if (!first) throw new Error('An application needs at least one view');
  const definitionOf = (id: string) => views.find((view) => view.id === id);
  // A scene goes along from view to view, so it may speak of the parts of any of them.
  const knownParts = [OTHER_VIEWS, ...views.flatMap(({ parts = [] }) => parts.map(({ id }) => id))];
  const initial: States = Object.fromEntries(views.flatMap(statesOf).map((part) => [part.id, part.initial]));
  const store = createStore<AppState>(() => ({ view: first.id, states: initial, past: [], future: [], opened: hash }));

  const readHash = (text: string): Step | undefined => {
    const read = decodeHash(text);
    const definition = read && definitionOf(read.view);
    if (!definition) return undefined;
    const { states } = store.getState();
    const decoded = statesOf(definition).map((part) => [part.id, part.decode(read.parameters)]);
    const scene = withKnownParts(sceneState.decode(read.parameters), knownParts);
    return { view: definition.id, states: { ...states, ...Object.fromEntries(decoded), [sceneState.id]: scene } };
  };
  const start = readHash(hash);
  if (start) store.setState(start);

  const record = ({ past, view, states }: AppState) => [...past.slice(1 - STEPS_KEPT), { view, states }];
  const write = (definition: ViewDefinition<object>, changes: Readonly<Record<string, object>> = {}) => {
    const { states } = store.getState();
    const parameters = statesOf(definition).map((part) =>
      part.encode({ ...(states[part.id] ?? part.initial), ...changes[part.id] }),
    );
    return encodeHash({ view: definition.id, parameters: Object.assign({}, ...parameters) });
  };
  // After every change every link on the page asks, most of them for views that did not change.
  const written = new Map<string, { readonly of: readonly unknown[]; readonly link: string }>();
  const linkTo = (view = store.getState().view, changes?: Readonly<Record<string, object>>) => {
    const definition = definitionOf(view) ?? first;
    if (changes) return write(definition, changes);
    const { states } = store.getState();
    const of = statesOf(definition).map(({ id }) => states[id]);
    const known = written.get(definition.id);
    if (known?.of.every((state, at) => state === of[at])) return known.link;
    const link = write(definition);
    written.set(definition.id, { of, link });
    return link;
  };

  /** The part that a link keeps as it is, and that a change would move. */
  const heldBy = <S extends object>(definition: StateDefinition<S>, partial: Partial<S>): string | undefined => {
    const { view, states } = store.getState();
    const scene = states[sceneState.id] as Scene;
    if (scene.frozen.length === 0 && scene.hidden.length === 0) return undefined;
    const before = states[definition.id] as S;
    const text = (state: S) => JSON.stringify(definition.encode(state));
    const moved = (name: string) =>
      name in partial && text({ ...before, [name]: partial[name as keyof S] }) !== text(before);
    return heldPart(scene, definitionOf(view)?.parts ?? [], definition.id, moved)?.title;
  };

  return {
    store,
    views,
    hash: linkTo,
    update(definition, partial, history) {
      const { id } = definition;
      const title = heldBy(definition, partial);
      if (title !== undefined) {
        store.setState({ held: { title } });
        return;
      }
      store.setState((state) => ({
        states: { ...state.states, [id]: { ...state.states[id], ...partial } },
        ...(history === 'push' ? { past: record(state), future: [] } : {}),
      }));
    },
    navigate({ id }) {
      if (definitionOf(id)) store.setState({ view: id });
    },
    undo() {
      store.setState((state) =>
        travel(state, state.past, (rest, here) => ({ past: rest, future: [...state.future, here] })),
      );
    },
    redo() {
      store.setState((state) =>
        travel(state, state.future, (rest, here) => ({ future: rest, past: [...state.past, here] })),
      );
    },
    trouble(text) {
      const read = decodeHash(text);
      const definition = read && definitionOf(read.view);
      const link: LinkReading = {
        text,
        read,
        states: definition && statesOf(definition),
        unknownParts: unknownParts(sceneState.decode(read?.parameters ?? {}), knownParts),
      };
      return troubleOf(link, (definitionOf(store.getState().view) ?? first).title);
    },
    open(text) {
      const read = readHash(text);
      if (!read || text === linkTo()) return;
      store.setState((state) => ({ ...read, past: record(state), future: [], opened: text }));
    },
    restore(text) {
      const read = readHash(text);
      if (read) store.setState(read);
    },
    reset() {
      const { opened } = store.getState();
      const read = readHash(opened) ?? { view: first.id, states: initial };
      store.setState((state) => ({ ...read, past: record(state), future: [] }));
    },
  };
}

/** A view's own state and those it shares, with some or with all other views. */
function statesOf(view: ViewDefinition<object>): readonly StateDefinition<object>[] {
  return [view, ...(view.shares ?? []), sceneState];
}

/** Takes the last step off `stack`, leaving the present at the place it was in. */
function travel(
  state: AppState,
  stack: readonly Step[],
  move: (rest: readonly Step[], here: Step) => Partial<AppState>,
): Partial<AppState> {
  const target = stack.at(-1);
  if (!target) return {};
  return { ...target, ...move(stack.slice(0, -1), { view: target.view, states: state.states }) };
}

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
