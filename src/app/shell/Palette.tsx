import { type KeyboardEvent, useId, useState } from 'react';
import { useStore } from 'zustand';
import { type Command, commands, isEnabled } from '../commands';
import { exportOptions } from '../exports';
import { describeKey } from '../keys';
import { saveById } from '../shellCommands';
import { Dialog } from './Dialog';
import styles from './Palette.module.css';
import { searchCommands } from './searchCommands';

/** Every command by its name; a few letters find it, Enter runs it. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const id = useId();
  const [query, setQuery] = useState('');
  const [position, setPosition] = useState(0);
  const registered = useStore(commands.store);
  const files = useStore(exportOptions.store);
  const saves: readonly Command[] = files.map((file) => ({
    id: `save-${file.id}`,
    label: `Save ${file.label}`,
    perform: () => saveById(file.id),
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
        placeholder="What do you want to do?"
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
        {found.length === 0 && <p className={styles.empty}>No command has these letters.</p>}
      </div>
    </Dialog>
  );
}
