import { useEffect, useRef } from 'react';
import { createRegistry } from './registry';

/** Something a person can do; the toolbar, the keys and the palette all read this one list. */
export interface Command {
  readonly id: string;
  readonly label: string;
  /** Keys such as `c`, `?`, `Mod+z`, `Shift+Mod+z`, `ArrowLeft`, `Space`; Mod is ⌘ or Ctrl. */
  readonly keys?: readonly string[];
  readonly perform: () => void;
  /** Default: always. Asked when the command is shown or its key pressed. */
  readonly enabled?: () => boolean;
  /** Heading in the list of keys. */
  readonly group?: string;
}

export const commands = createRegistry<Command>();

/**
 * Offers a view's commands while it is shown. `list` may be built anew on every render: each command acts on the newest
 * closure of the same id, and registration happens only when the ids change.
 */
export function useCommands(list: readonly Command[]): void {
  const newest = useRef(list);
  newest.current = list;
  const signature = list.map(({ id, label, keys }) => [id, label, keys].join('\u0000')).join('\u0001');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the signature stands for what the registry shows of the list
  useEffect(() => {
    const find = (id: string) => newest.current.find((command) => command.id === id);
    return commands.register(
      newest.current.map((command) => ({
        ...command,
        perform: () => find(command.id)?.perform(),
        enabled: () => find(command.id)?.enabled?.() ?? true,
      })),
    );
  }, [signature]);
}

/** Runs the command of this id, if it is there and enabled. */
export function perform(id: string): void {
  const command = commands.store.getState().find((candidate) => candidate.id === id);
  if (command && isEnabled(command)) command.perform();
}

export function isEnabled(command: Command): boolean {
  return command.enabled?.() ?? true;
}
