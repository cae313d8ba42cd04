import { type RefObject, useLayoutEffect, useState, useSyncExternalStore } from 'react';

interface ElementSize {
  readonly width: number;
  readonly height: number;
}

/** Size of an element's content box in whole CSS pixels, followed as it changes; 0 before the first layout. */
export function useElementSize(ref: RefObject<HTMLElement | null>): ElementSize {
  const [size, setSize] = useState<ElementSize>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () => setSize({ width: element.clientWidth, height: element.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [ref]);
  return size;
}

/** Width of an element's content box in CSS pixels, followed as it changes; 0 before the first layout. */
export function useElementWidth(ref: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(element);
    setWidth(Math.floor(element.getBoundingClientRect().width));
    return () => observer.disconnect();
  }, [ref]);
  return width;
}

/** Pixels of a window's height for which pictures are designed, and what of them stands around a picture. */
const DESIGNED = 900;
const AROUND = 340;
const MOST_ROOM = 1.8;

/** How much larger than designed pictures may be in this window: from 1 up. */
export function useRoom(): number {
  return useSyncExternalStore(followWindow, roomNow);
}

function followWindow(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
}

function roomNow(): number {
  return Math.min(MOST_ROOM, Math.max(1, (window.innerHeight - AROUND) / (DESIGNED - AROUND)));
}
