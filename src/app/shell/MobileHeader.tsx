import { useStore } from 'zustand';
import { useApp } from '../appContext';
import { perform } from '../commands';
import { IconButton } from '../controls/IconButton';
import { Menu, type MenuItem } from '../controls/Menu';
import { backendNames, engineStatus } from '../engineStatus';
import { exportOptions } from '../exports';
import { saveById } from '../shellCommands';
import { viewMenu } from '../viewMenu';
import { BackendBadge } from './BackendBadge';
import { Logo } from './Logo';
import styles from './MobileHeader.module.css';

const PAGE_ITEMS: readonly MenuItem[] = [
  { id: 'command:redo', label: 'Redo', separated: true },
  { id: 'command:theme', label: 'Change theme' },
  { id: 'command:palette', label: 'All commands' },
];

/** The bar at the top of narrow screens: the view's title is the menu of everything that has no room. */
export function MobileHeader() {
  const { store, views } = useApp();
  const view = useStore(store, (state) => views.find(({ id }) => id === state.view));
  const canUndo = useStore(store, ({ past }) => past.length > 0);
  const { menu } = useStore(viewMenu);
  const files = useStore(exportOptions.store);
  const { status } = useStore(engineStatus);

  const items: readonly MenuItem[] = [
    ...(menu?.items ?? []),
    ...PAGE_ITEMS,
    ...files.map(({ id, label }, index) => ({ id: `export:${id}`, label: `Save ${label}`, separated: index === 0 })),
    {
      id: 'engine',
      label: status ? `${backendNames[status.backend]} · ${status.device}` : 'Starting the engine',
      disabled: true,
      separated: true,
      ...(status?.fallback ? { note: status.fallback } : {}),
    },
  ];
  const select = (id: string) => {
    if (id.startsWith('command:')) perform(id.slice('command:'.length));
    else if (id.startsWith('export:')) saveById(id.slice('export:'.length));
    else menu?.onSelect(id);
  };
  return (
    <header className={`${styles.header} no-print`}>
      <Logo compact />
      <Menu label="This view and the page" items={items} look="plain" onSelect={select}>
        <span className={styles.title}>{menu?.title ?? view?.title}</span>
      </Menu>
      <div className={styles.tools}>
        <BackendBadge />
        <IconButton icon="undo" label="Undo" disabled={!canUndo} onClick={() => perform('undo')} />
        <IconButton icon="link" label="Copy link" onClick={() => perform('copy-link')} />
      </div>
    </header>
  );
}
