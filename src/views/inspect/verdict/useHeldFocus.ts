import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * Gives the focus to the first button of a part where the one that had it is gone: what starts a run gives way to what
 * holds and ends it, and that to what can be done next.
 */
export function useHeldFocus(part: RefObject<HTMLElement | null>, isRunning: boolean): void {
  const was = useRef(isRunning);
  useLayoutEffect(() => {
    if (was.current === isRunning) return;
    was.current = isRunning;
    if (document.activeElement !== document.body) return;
    part.current?.querySelector<HTMLElement>('button:not([aria-disabled])')?.focus({ preventScroll: true });
  }, [part, isRunning]);
}
