import { useStore } from 'zustand';
import { BACKENDS } from '../../catalog/backends';
import { commands, perform } from '../commands/commands';
import { exportItems, performExport } from '../commands/exportMenu';
import { exportOptions } from '../commands/exports';
import { viewMenu } from '../commands/viewMenu';
import { CommandIcon } from '../controls/CommandButton';
import { Icon } from '../controls/Icon';
import { Menu, type MenuItem } from '../controls/Menu';
import { engineStatus } from '../engineStatus';
import { useApp } from '../state/store';
import { BackendBadge } from './BackendBadge';
import { Logo } from './Logo';
import styles from './MobileHeader.module.css';
import { ViewLink } from './ViewLink';

/** Commands that have no button on a phone. */
const IN_MENU: readonly string[] = [
  'redo',
  'reset',
  'compose',
  'present',
  'bookmarks',
  'theme',
  'explain',
  'words',
  'palette',
];

/** The bar at the top of narrow screens: the view's title is the menu of everything that has no room. */
export function MobileHeader() {
  const { store, views } = useApp();
  const view = useStore(store, (state) => views.find(({ id }) => id === state.view));
  const offered = useStore(commands.store).filter(({ id }) => IN_MENU.includes(id));
  const { menu } = useStore(viewMenu);
  const files = useStore(exportOptions.store);
  const { status } = useStore(engineStatus);

  const items = (): readonly MenuItem[] => [
    ...(menu?.items ?? []),
    ...offered.map(({ id, label }, index) => ({ id: `command:${id}`, label, separated: index === 0 })),
    ...exportItems(files, 'Save ').map((item, index) => ({
      ...item,
      id: `export:${item.id}`,
      separated: index === 0 || (item.separated ?? false),
    })),
    {
      id: 'engine',
      label: status ? `${BACKENDS[status.backend].title} · ${status.device}` : 'Starting the engine',
      disabled: true,
      separated: true,
      ...(status?.fallback ? { note: status.fallback } : {}),
    },
  ];
  const select = (id: string) => {
    if (id.startsWith('command:')) perform(id.slice('command:'.length));
    else if (id.startsWith('export:')) performExport(id.slice('export:'.length));
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
        <CommandIcon id="undo" />
        <CommandIcon id="copy-link" />
      </div>
    </header>
  );
}

/** The views of narrow screens, under the thumb. */
export function TabBar() {
  const { views } = useApp();
  return (
    <nav aria-label="Views" className={`${styles.tabs} no-print`}>
      {views.map((view) => (
        <ViewLink key={view.id} view={view} className={styles.tab}>
          <Icon path={view.icon} />
        </ViewLink>
      ))}
    </nav>
  );
}
