import { useCallback, useSyncExternalStore } from 'react';
import { BREAKPOINTS, ENLARGED, enlargedQuery } from './breakpoints.mjs';
import { isDark, onThemeChange } from './theme';

/** Whether a media query holds now; where the page is enlarged, for as much less room. */
export function useMediaQuery(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      let media = listOf(queryNow(query));
      media.addEventListener('change', listener);
      const observer = new MutationObserver(() => {
        media.removeEventListener('change', listener);
        media = listOf(queryNow(query));
        media.addEventListener('change', listener);
        listener();
      });
      observer.observe(document.documentElement, { attributeFilter: ['data-size'] });
      return () => {
        observer.disconnect();
        media.removeEventListener('change', listener);
      };
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => listOf(queryNow(query)).matches);
}

const lists = new Map<string, MediaQueryList>();

/** The same list for a query, however often it is asked. */
function listOf(query: string): MediaQueryList {
  const list = lists.get(query) ?? matchMedia(query);
  lists.set(query, list);
  return list;
}

function queryNow(query: string): string {
  const enlarged = ENLARGED.find(({ root }) => document.documentElement.matches(root));
  return enlarged ? enlargedQuery(query, enlarged.zoom) : query;
}

export const NARROW = BREAKPOINTS['--phone'];
export const REDUCED_MOTION = '(prefers-reduced-motion: reduce)';

/** Whether dark colours are on screen; renders anew when that changes, for pictures drawn on a canvas. */
export function useIsDark(): boolean {
  return useSyncExternalStore(onThemeChange, isDark);
}
