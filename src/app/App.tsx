import { Suspense, useCallback, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import styles from './App.module.css';
import { commands } from './commands/commands';
import { performKey } from './commands/keys';
import { shellCommands } from './commands/shellCommands';
import { later } from './controls/later';
import { FrameCover } from './embed/FrameCover';
import { frame, passKey } from './embed/frame';
import { engineStatus, followEngine } from './engineStatus';
import { PresentLayer } from './present/PresentLayer';
import { presenting, presentKey } from './present/present';
import { OTHER_VIEWS, type Scene, sceneState } from './scene/sceneState';
import { Header } from './shell/Header';
import { MobileHeader, TabBar } from './shell/MobileHeader';
import { Notices } from './shell/Notices';
import { OpenedView } from './shell/OpenedView';
import { ViewBoundary } from './shell/ViewBoundary';
import { AppProvider, type AppStore } from './state/store';
import { NARROW, useMediaQuery } from './styles/media';

// Dialogs are no part of the first screen.
const Palette = later(() => import('./shell/Palette').then(({ Palette }) => Palette));
const Glossary = later(() => import('./shell/Glossary').then(({ Glossary }) => Glossary));
const BookmarksDialog = later(() =>
  import('./bookmarks/BookmarksDialog').then(({ BookmarksDialog }) => BookmarksDialog),
);
const ComposeDialog = later(() => import('./compose/ComposeDialog').then(({ ComposeDialog }) => ComposeDialog));
const Tour = later(() => import('./tour/Tour').then(({ Tour }) => Tour));
const WordPointer = later(() => import('./glossary/WordPointer').then(({ WordPointer }) => WordPointer));
const KeyList = later(() => import('./shell/KeyList').then(({ KeyList }) => KeyList));

/** Esc leaves what keeps keys for itself, such as a weight that arrows change: they belong to the view again. */
function giveKeysBack() {
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement || activeElement instanceof SVGElement) activeElement.blur();
}

/** The whole page: navigation around the one view that is shown. */
export function App({ app }: { readonly app: AppStore }) {
  const [dialog, setDialog] = useState<'palette' | 'keys' | 'words' | 'compose' | 'bookmarks' | 'tour'>();
  const [pointed, setPointed] = useState(false);
  const narrow = useMediaQuery(NARROW);
  const current = useStore(app.store, ({ view }) => app.views.find(({ id }) => id === view) ?? app.views[0]);
  const own = useMemo(
    () =>
      shellCommands(app, {
        openPalette: () => setDialog('palette'),
        openKeys: () => setDialog('keys'),
        openWords: () => setDialog('words'),
        openTour: () => setDialog('tour'),
        openCompose: () => setDialog('compose'),
        openBookmarks: () => setDialog('bookmarks'),
      }),
    [app],
  );
  const { retries } = useStore(engineStatus);
  const scene = useStore(app.store, ({ states }) => states[sceneState.id] as Scene);
  const { isOn: isPresented } = useStore(presenting);
  const isFrame = scene.embedded === 1 && window.top !== window;
  const bare = scene.embedded === 1 || isPresented;
  const guided = scene.hidden.includes(OTHER_VIEWS);
  useLayoutEffect(() => commands.register(own), [own]);
  // Within another page, such as its preview or a slide, the engine starts when a view asks it something.
  useEffect(() => {
    const onPoint = () => setPointed(true);
    window.addEventListener('pointermove', onPoint, { once: true });
    return () => window.removeEventListener('pointermove', onPoint);
  }, []);
  useEffect(() => (window.top === window ? followEngine() : undefined), []);
  useEffect(() => {
    document.title = `${current?.title} · Boundscope`;
  }, [current]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
      const isStill = isFrame && !frame.getState().isAwake;
      if (isStill) passKey(event);
      else if (presentKey(event)) event.preventDefault();
      else if (performKey(event, commands.store.getState())) event.preventDefault();
      else {
        if (event.key === 'Escape') giveKeysBack();
        if (isFrame) passKey(event);
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [isFrame]);

  const close = useCallback(() => setDialog(undefined), []);
  return (
    <AppProvider value={app}>
      <div className={`${styles.page} ${bare ? styles.bare : ''}`}>
        <button type="button" className={styles.skip} onClick={() => document.getElementById('main')?.focus()}>
          Skip to the view
        </button>
        {!bare && (narrow ? <MobileHeader /> : <Header />)}
        <Notices />
        <main id="main" tabIndex={-1} className={styles.view} aria-label={current?.title}>
          {current && (
            <ViewBoundary key={[current.id, retries, scene.only, scene.hidden].join(' ')} title={current.title}>
              <OpenedView view={current} />
            </ViewBoundary>
          )}
        </main>
        {narrow && !bare && !guided && <TabBar />}
      </div>
      {isFrame && <FrameCover />}
      {isPresented && <PresentLayer />}
      <Suspense>
        {dialog === 'palette' && <Palette onClose={close} />}
        {dialog === 'words' && <Glossary onClose={close} />}
        {dialog === 'bookmarks' && <BookmarksDialog onClose={close} />}
        {dialog === 'compose' && <ComposeDialog onClose={close} />}
        {dialog === 'keys' && <KeyList onClose={close} />}
        {dialog === 'tour' && current && <Tour title={current.title} load={current.tour} onClose={close} />}
      </Suspense>
      {pointed && (
        <Suspense>
          <WordPointer />
        </Suspense>
      )}
    </AppProvider>
  );
}
