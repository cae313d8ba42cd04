import { useStore } from 'zustand';
import { announcement } from '../announce';
import { useApp } from '../appContext';
import { perform } from '../commands';
import { IconButton } from '../controls/IconButton';
import { describeKey } from '../keys';
import { theme } from '../theme';
import { useIsDark } from '../useIsDark';
import { BackendBadge } from './BackendBadge';
import { ExportMenu } from './ExportMenu';
import styles from './Header.module.css';
import { Logo } from './Logo';
import { ViewLink } from './ViewLink';

/** The bar at the top of wide screens: where one is, and what can be done with the whole page. */
export function Header() {
  const { store, views } = useApp();
  const canUndo = useStore(store, ({ past }) => past.length > 0);
  const canRedo = useStore(store, ({ future }) => future.length > 0);
  const { text } = useStore(announcement);
  return (
    <header className={`${styles.header} no-print`}>
      <Logo />
      <nav aria-label="Views" className={styles.views}>
        {views.map((view) => (
          <ViewLink key={view.id} view={view} className={styles.view} />
        ))}
      </nav>
      <div className={styles.tools}>
        <BackendBadge />
        <IconButton
          icon="undo"
          label="Undo"
          keys={describeKey('Mod+z')}
          disabled={!canUndo}
          onClick={() => perform('undo')}
        />
        <IconButton
          icon="redo"
          label="Redo"
          keys={describeKey('Shift+Mod+z')}
          disabled={!canRedo}
          onClick={() => perform('redo')}
        />
        <IconButton icon="link" label={text || 'Copy link'} text onClick={() => perform('copy-link')} />
        <ExportMenu />
        <ThemeButton />
        <button type="button" className={styles.palette} aria-label="Commands" onClick={() => perform('palette')}>
          {describeKey('Mod+k')}
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
    <IconButton
      icon={chosen === 'system' ? 'half' : icon}
      label={`Theme: ${chosen === 'system' ? 'as the system' : chosen}`}
      keys="t"
      onClick={() => perform('theme')}
    />
  );
}
