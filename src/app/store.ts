import { createStore, type StoreApi } from 'zustand/vanilla';
import { decodeHash, encodeHash } from './hashCodec';
import type { StateDefinition, ViewDefinition } from './view';

/** `push` makes a step of undo; `replace` amends the last one, as within a drag or for what is not worth a step. */
export type History = 'push' | 'replace';

type States = Readonly<Record<string, object>>;

/** What an undo brings back: the states as they were, and the view where the change was made. */
interface Step {
  readonly view: string;
  readonly states: States;
}

export interface AppState extends Step {
  readonly past: readonly Step[];
  readonly future: readonly Step[];
}

export interface AppStore {
  readonly store: StoreApi<AppState>;
  readonly views: readonly ViewDefinition<object>[];
  /** Merges `partial` into a view's state, or into one that views share. */
  update(id: string, partial: object, history: History): void;
  navigate(view: string): void;
  undo(): void;
  redo(): void;
  /** Opens a link; what it does not say is taken from the view's defaults. */
  open(hash: string): void;
  /** The link to a view as it stands; to the one on screen unless another is named. */
  hash(view?: string): string;
}

const STEPS_KEPT = 200;

/** The one store of the page: every view's state, with undo and redo over all of them. */
export function createAppStore(views: readonly ViewDefinition<object>[], hash = ''): AppStore {
  const [first] = views;
  if (!first) throw new Error('An application needs at least one view');
  const definitionOf = (id: string) => views.find((view) => view.id === id);
  const initial: States = Object.fromEntries(views.flatMap(statesOf).map((part) => [part.id, part.initial]));
  const store = createStore<AppState>(() => ({ view: first.id, states: initial, past: [], future: [] }));

  const readHash = (text: string): Step | undefined => {
    const read = decodeHash(text);
    const definition = read && definitionOf(read.view);
    if (!definition) return undefined;
    const { states } = store.getState();
    const decoded = statesOf(definition).map((part) => [part.id, part.decode(read.parameters)]);
    return { view: definition.id, states: { ...states, ...Object.fromEntries(decoded) } };
  };
  const start = readHash(hash);
  if (start) store.setState(start);

  const record = ({ past, view, states }: AppState) => [...past.slice(1 - STEPS_KEPT), { view, states }];
  const write = (view = store.getState().view) => {
    const definition = definitionOf(view) ?? first;
    const { states } = store.getState();
    const parameters = statesOf(definition).map((part) => part.encode(states[part.id] ?? part.initial));
    return encodeHash({ view: definition.id, parameters: Object.assign({}, ...parameters) });
  };

  return {
    store,
    views,
    hash: write,
    update(id, partial, history) {
      store.setState((state) => ({
        states: { ...state.states, [id]: { ...state.states[id], ...partial } },
        ...(history === 'push' ? { past: record(state), future: [] } : {}),
      }));
    },
    navigate(view) {
      if (definitionOf(view)) store.setState({ view });
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
    open(text) {
      const read = readHash(text);
      if (!read || text === write()) return;
      store.setState((state) => ({ ...read, past: record(state), future: [] }));
    },
  };
}

/** A view's own state and those it shares. */
function statesOf(view: ViewDefinition<object>): readonly StateDefinition<object>[] {
  return [view, ...(view.shares ?? [])];
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
