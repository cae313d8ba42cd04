import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import styles from './App.module.css';
import { AppProvider } from './appContext';
import { commands } from './commands';
import { followEngine } from './engineStatus';
import { performKey } from './keys';
import { Header } from './shell/Header';
import { MobileHeader } from './shell/MobileHeader';
import { Notices } from './shell/Notices';
import { OpenedView } from './shell/OpenedView';
import { TabBar } from './shell/TabBar';
import { ViewBoundary } from './shell/ViewBoundary';
import { shellCommands } from './shellCommands';
import type { AppStore } from './store';
import { NARROW, useMediaQuery } from './useMediaQuery';

// Dialogs are no part of the first screen.
const Palette = lazy(() => import('./shell/Palette').then(({ Palette }) => ({ default: Palette })));
const KeyList = lazy(() => import('./shell/KeyList').then(({ KeyList }) => ({ default: KeyList })));

/** The whole page: navigation around the one view that is shown. */
export function App({ app }: { readonly app: AppStore }) {
  const [dialog, setDialog] = useState<'palette' | 'keys'>();
  const narrow = useMediaQuery(NARROW);
  const current = useStore(app.store, ({ view }) => app.views.find(({ id }) => id === view) ?? app.views[0]);
  const own = useMemo(
    () => shellCommands(app, { openPalette: () => setDialog('palette'), openKeys: () => setDialog('keys') }),
    [app],
  );
  useEffect(() => commands.register(own), [own]);
  useEffect(followEngine, []);
  useEffect(() => {
    document.title = `${current?.title} · Boundscope`;
  }, [current]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
      if (performKey(event, commands.store.getState())) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  const close = () => setDialog(undefined);
  return (
    <AppProvider value={app}>
      <div className={styles.page}>
        <button type="button" className={styles.skip} onClick={() => document.getElementById('main')?.focus()}>
          Skip to the view
        </button>
        {narrow ? <MobileHeader /> : <Header />}
        <Notices />
        <main id="main" tabIndex={-1} className={styles.view} aria-label={current?.title}>
          <ViewBoundary key={current?.id}>{current && <OpenedView view={current} />}</ViewBoundary>
        </main>
        {narrow && <TabBar />}
      </div>
      <Suspense>
        {dialog === 'palette' && <Palette onClose={close} />}
        {dialog === 'keys' && <KeyList onClose={close} />}
      </Suspense>
    </AppProvider>
  );
}
