import { useSyncExternalStore } from 'react';

/** Pixels of a window's height for which pictures are designed, and what of them stands around a picture. */
const DESIGNED = 900;
const AROUND = 340;
const MOST_ROOM = 1.8;
/** Before a room all is to fit on one screen. */
const LEAST_ROOM = 0.85;
/** Pixels of the navigation that is not there then. */
const NAVIGATION = 12;
/** Pixels of the window that the smallest text has before a room. */
const LEAST_TEXT = 14;

/** How much larger than designed pictures may be in this window: from 1 up, and before a room a little smaller, too. */
export function useRoom(): number {
  return useSyncExternalStore(followWindow, roomNow);
}

/** Pixels that no text of a picture may be smaller than; 0 where that is as designed. */
export function useLeastText(): number {
  return useSyncExternalStore(followWindow, leastNow);
}

/** Whether the page is shown to a room. */
export function useIsSlide(): boolean {
  return useSyncExternalStore(followWindow, () => grownNow() !== null);
}

function followWindow(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ['data-presenting', 'style'] });
  window.addEventListener('resize', listener);
  return () => {
    observer.disconnect();
    window.removeEventListener('resize', listener);
  };
}

function roomNow(): number {
  const grown = grownNow();
  const height = grown === null ? window.innerHeight : window.innerHeight / grown + NAVIGATION;
  return Math.min(MOST_ROOM, Math.max(grown === null ? 1 : LEAST_ROOM, (height - AROUND) / (DESIGNED - AROUND)));
}

function leastNow(): number {
  const grown = grownNow();
  return grown === null ? 0 : Math.ceil(LEAST_TEXT / grown);
}

/** How much the page is enlarged before a room; null elsewhere. See `App.module.css`. */
function grownNow(): number | null {
  const { dataset, style } = document.documentElement;
  return dataset.presenting === undefined ? null : Number(style.getPropertyValue('--presented')) || 1;
}
