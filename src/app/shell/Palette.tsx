import { type KeyboardEvent, useId, useState } from 'react';
import { useStore } from 'zustand';
import { type Command, commands, isEnabled } from '../commands/commands';
import { exportItems, performExport } from '../commands/exportMenu';
import { exportOptions } from '../commands/exports';
import { describeKey } from '../commands/keys';
import { Dialog } from '../controls/Dialog';
import styles from './Palette.module.css';
import { PALETTE } from './words';

/** Every command by its name; a few letters find it, Enter runs it. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const id = useId();
  const [query, setQuery] = useState('');
  const [position, setPosition] = useState(0);
  const registered = useStore(commands.store);
  const files = useStore(exportOptions.store);
  const saves: readonly Command[] = exportItems(files, 'Save ').map(({ id, label }) => ({
    id: `file-${id}`,
    label,
    perform: () => performExport(id),
  }));
  const offered = [...registered, ...saves].filter((command) => command.id !== 'palette' && isEnabled(command));
  const found = searchCommands(offered, query);
  const active = found[Math.min(position, found.length - 1)];

  const run = (command: Command | undefined) => {
    onClose();
    command?.perform();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Enter') run(active);
    else if (move !== undefined) setPosition((position + move + found.length) % Math.max(1, found.length));
    else return;
    event.preventDefault();
  };
  return (
    <Dialog label="Commands" onClose={onClose}>
      <input
        className={styles.query}
        role="combobox"
        aria-label="Search commands"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={active && `${id}-${active.id}`}
        autoComplete="off"
        placeholder={PALETTE.question}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setPosition(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={id} role="listbox" aria-label="Commands" className={styles.list} tabIndex={-1}>
        {found.map((command) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the search field handles the keys
          // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the search field
          <div
            key={command.id}
            id={`${id}-${command.id}`}
            role="option"
            aria-selected={command === active}
            className={styles.option}
            onClick={() => run(command)}
          >
            {command.label}
            {command.keys?.[0] && <kbd className={styles.keys}>{describeKey(command.keys[0])}</kbd>}
          </div>
        ))}
        {found.length === 0 && <p className={styles.empty}>{PALETTE.none}</p>}
      </div>
    </Dialog>
  );
}

/** Commands whose label has all the words typed, those that begin with them first. */
export function searchCommands(list: readonly Command[], query: string): readonly Command[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const matching = list.filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)));
  const [first = ''] = words;
  const begins = ({ label }: Command) => (label.toLowerCase().startsWith(first) ? 0 : 1);
  return matching.toSorted((a, b) => begins(a) - begins(b));
}
