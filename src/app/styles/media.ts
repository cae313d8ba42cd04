import { useCallback, useSyncExternalStore } from 'react';
import { BREAKPOINTS } from './breakpoints.mjs';
import { isDark, onThemeChange } from './theme';

/** Whether a media query holds now. */
export function useMediaQuery(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}

export const NARROW = BREAKPOINTS['--phone'];
export const REDUCED_MOTION = '(prefers-reduced-motion: reduce)';

/** Whether dark colours are on screen; renders anew when that changes, for pictures drawn on a canvas. */
export function useIsDark(): boolean {
  return useSyncExternalStore(onThemeChange, isDark);
}
