import { useStore } from 'zustand';
import { exportItems, performExport } from '../commands/exportMenu';
import { exportOptions } from '../commands/exports';
import { describeKey } from '../commands/keys';
import { announcement } from '../commands/notices';
import { CommandIcon, useCommand } from '../controls/CommandButton';
import { Icon } from '../controls/Icon';
import { Menu } from '../controls/Menu';
import { OTHER_VIEWS, sceneState } from '../scene/sceneState';
import { useApp, useViewState } from '../state/store';
import { useIsDark } from '../styles/media';
import { theme } from '../styles/theme';
import { BackendBadge } from './BackendBadge';
import styles from './Header.module.css';
import { Logo } from './Logo';
import { ViewLink } from './ViewLink';
import { THEME } from './words';

/** The bar at the top of wide screens: where one is, and what can be done with the whole page. */
export function Header() {
  const { views } = useApp();
  const [palette] = useCommand('palette');
  const { text } = useStore(announcement);
  const [scene] = useViewState(sceneState);
  return (
    <header className={`${styles.header} no-print`}>
      <Logo />
      {!scene.hidden.includes(OTHER_VIEWS) && (
        <nav aria-label="Views" className={styles.views}>
          {views.map((view) => (
            <ViewLink key={view.id} view={view} className={styles.view} />
          ))}
        </nav>
      )}
      <div className={styles.tools}>
        <BackendBadge />
        <CommandIcon id="undo" />
        <CommandIcon id="redo" />
        {scene.audience && <CommandIcon id="reset" />}
        <CommandIcon id="copy-link" label={text || undefined} text />
        <CommandIcon id="compose" />
        <ExportMenu />
        <ThemeButton />
        <span className={styles.help}>
          <CommandIcon id="explain" />
          <CommandIcon id="words" />
        </span>
        <button type="button" className={styles.palette} aria-label="Commands" onClick={palette?.perform}>
          {describeKey(palette?.keys?.[0] ?? '')}
        </button>
      </div>
    </header>
  );
}

function ThemeButton() {
  const chosen = useStore(theme);
  const dark = useIsDark();
  const icon = dark ? 'moon' : 'sun';
  return (
    <CommandIcon
      id="theme"
      icon={chosen === 'system' ? undefined : icon}
      label={`Theme: ${chosen === 'system' ? THEME.system : chosen}`}
    />
  );
}

/** Files that the view on screen offers. */
function ExportMenu() {
  const options = useStore(exportOptions.store);
  if (options.length === 0) return null;
  return (
    <Menu label="Export" items={() => exportItems(options)} look="bare" align="end" onSelect={performExport}>
      <Icon name="export" size={18} />
      <span>Export</span>
    </Menu>
  );
}
