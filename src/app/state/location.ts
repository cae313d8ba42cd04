import { dismiss, notify } from '../commands/notices';
import { PATH } from './hashCodec';
import type { AppStore } from './store';

/** Browsers limit how often the address may change: within a drag it follows no sooner than after this many milliseconds. */
const PAUSE = 150;
const NOTICE = 'link';

/** What a person calls a page: the view, and the place in it that stands in the path, such as a lesson. */
function pageOf(hash: string): string {
  return hash.split('?', 1)[0] ?? '';
}

/** Keeps the address in step with the store, both ways. Going to another page adds an entry to the browser's history. */
export function followLocation(app: AppStore): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let written = -PAUSE;
  let isReading = false;
  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    written = performance.now();
    const hash = app.hash();
    if (hash !== location.hash) history.replaceState(null, '', hash);
  };
  const unsubscribe = app.store.subscribe((state, before) => {
    const isPaged = app.views.find(({ id }) => id === state.view)?.keys?.includes(PATH);
    // An address that was gone to is an entry already.
    if (isReading) return;
    if (state.view !== before.view || (isPaged && pageOf(app.hash()) !== pageOf(location.hash))) {
      if (app.hash() !== location.hash) history.pushState(null, '', app.hash());
    } else if (state.states !== before.states)
      timer ??= setTimeout(write, Math.max(0, written + PAUSE - performance.now()));
  });
  const check = () => {
    const text = app.trouble(location.hash);
    if (text === undefined) dismiss(NOTICE);
    else notify({ id: NOTICE, text });
  };
  const read = () => {
    // Two events report one change, and the first may have mended the address.
    if (location.hash === app.hash()) return;
    check();
    isReading = true;
    app.open(location.hash);
    isReading = false;
    // What cannot be read, or names no view, leaves the address of what is shown.
    if (app.hash() !== location.hash) write();
  };
  addEventListener('hashchange', read);
  addEventListener('popstate', read);
  check();
  // From the start, so that going back to this entry finds its view in the address.
  write();
  return () => {
    clearTimeout(timer);
    unsubscribe();
    removeEventListener('hashchange', read);
    removeEventListener('popstate', read);
  };
}

/** The address of exactly what is on screen. */
export function currentLink(app: AppStore): string {
  return new URL(app.hash(), location.href).href;
}
