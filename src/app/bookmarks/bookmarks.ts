import { createStore } from 'zustand/vanilla';
import { announce } from '../commands/notices';
import type { AppStore } from '../state/store';
import { remember, remembered } from '../storage';

const KEY = 'boundscope.bookmarks';

/** How many states can be kept: one for each of Alt+1 to Alt+9. */
export const PLACES = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/** Links by their place; a place may be empty. */
type Bookmarks = Readonly<Record<string, string>>;

export const bookmarks = createStore<Bookmarks>(() => readBookmarks(remembered(KEY)) ?? {});

/** Keeps the state on screen, or forgets what was kept. */
export function setBookmark(place: number, hash: string | undefined): void {
  const { [place]: _, ...others } = bookmarks.getState();
  bookmarks.setState(hash === undefined ? others : { ...others, [place]: hash }, true);
  keep();
}

/** Puts those of a file in place of all. */
export function takeBookmarks(all: Bookmarks): void {
  bookmarks.setState(all, true);
  keep();
}

/** Opens what is kept at a place; says so where nothing is. */
export function openBookmark(app: AppStore, place: number): void {
  const hash = bookmarks.getState()[place];
  if (hash === undefined) announce(`Bookmark ${place} is empty`);
  else app.open(hash);
}

/** As a file has them. */
export function writeBookmarks(all: Bookmarks): string {
  return JSON.stringify({ boundscopeBookmarks: 1, links: all }, null, 1);
}

/** Reads what `writeBookmarks` wrote; undefined where it is something else. */
export function readBookmarks(text: string | null): Bookmarks | undefined {
  try {
    const { boundscopeBookmarks, links } = JSON.parse(text ?? '') as { boundscopeBookmarks?: unknown; links?: unknown };
    if (boundscopeBookmarks !== 1 || typeof links !== 'object' || links === null) return undefined;
    const entries = Object.entries(links);
    const isGood = ([place, hash]: [string, unknown]) =>
      /^[1-9]$/.test(place) && typeof hash === 'string' && hash.startsWith('#/');
    return entries.every(isGood) ? Object.fromEntries(entries) : undefined;
  } catch {
    return undefined;
  }
}

function keep(): void {
  remember(KEY, writeBookmarks(bookmarks.getState()));
}

if (typeof window !== 'undefined') {
  // Another tab kept one: both go on from the same.
  window.addEventListener('storage', ({ key, newValue }: StorageEvent) => {
    if (key === KEY) bookmarks.setState(readBookmarks(newValue) ?? {}, true);
  });
}
