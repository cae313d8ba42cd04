import { useCallback, useSyncExternalStore } from 'react';

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

/** Phones: one column, tabs at the bottom. The same limit as in the style sheets. */
export const NARROW = '(max-width: 719px)';
export const REDUCED_MOTION = '(prefers-reduced-motion: reduce)';
