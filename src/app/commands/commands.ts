import { useLayoutEffect, useRef } from 'react';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { IconName } from '../controls/Icon';

/** Something a person can do: buttons, menus, keys, the list of keys and the palette all read this one row. */
export interface Command {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconName;
  /** One sentence more, in the tooltip of its button. */
  readonly note?: string;
  /** Keys such as `c`, `?`, `Mod+z`, `Shift+Mod+z`, `ArrowLeft`, `Space`; Mod is ⌘ or Ctrl. */
  readonly keys?: readonly string[];
  readonly perform: () => void;
  /** Default: always. Asked when the command is shown or its key pressed. */
  readonly enabled?: () => boolean;
  /** Heading in the list of keys. */
  readonly group?: string;
}

export const commands = createRegistry<Command>();

/** The item after this one, and after the last the first. */
export function after<T>(list: readonly T[], item: T): T {
  return list[(list.indexOf(item) + 1) % list.length] ?? item;
}

/**
 * Offers a view's commands while it is shown, under its heading. `list` may be built anew on every render: each command acts on the newest
 * closure of the same id, and registration happens only when the ids change.
 */
export function useCommands(group: string, list: readonly Command[]): void {
  const newest = useRef(list);
  newest.current = list;
  const signature = list.map(({ id, label, keys }) => [id, label, keys].join('\u0000')).join('\u0001');
  // Before anything is painted, since buttons read their commands here.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the signature stands for what the registry shows of the list
  useLayoutEffect(() => {
    const find = (id: string) => newest.current.find((command) => command.id === id);
    return commands.register(
      newest.current.map((command) => ({
        ...command,
        group,
        perform: () => find(command.id)?.perform(),
        enabled: () => find(command.id)?.enabled?.() ?? true,
      })),
    );
  }, [group, signature]);
}

/** Runs the command of this id, if it is there and enabled. */
export function perform(id: string): void {
  const command = commands.store.getState().find((candidate) => candidate.id === id);
  if (command && isEnabled(command)) command.perform();
}

export function isEnabled(command: Command): boolean {
  return command.enabled?.() ?? true;
}

/** Things that come and go with what is shown: a store of them, and how to add some for a while. */
interface Registry<T> {
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
