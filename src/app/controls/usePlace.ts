import type { MiddlewareState, Placement } from '@floating-ui/dom';
import { useLayoutEffect, useState } from 'react';

/** Pixels that are left between what floats and the edge of the window. */
const EDGE = 8;

export interface Place {
  /** What it stands beside; null while there is nothing. */
  readonly anchor: Element | null;
  /** A part of that, such as a word; all of it where left out. */
  readonly box?: DOMRect;
  /** Where it goes where there is room. */
  readonly at: Placement;
  /** Where it goes else, in this order; to the other side where left out. */
  readonly orAt?: Placement[];
  /** Pixels between the two. */
  readonly gap: number;
}

/**
 * Places a fixed element beside another one, within the window, for as long as it is there. What computes the place is
 * fetched with the first that floats: the first screen shows nothing that does.
 *
 * @returns the element's ref
 */
export function usePlace({ anchor, box, at, orAt, gap }: Place) {
  const [floating, setFloating] = useState<HTMLElement | null>(null);
  useLayoutEffect(() => {
    if (!anchor || !floating) return;
    const boxOf = () => unzoomed(box ?? anchor.getBoundingClientRect(), floating);
    const reference = { contextElement: anchor, getBoundingClientRect: boxOf };
    let isGone = false;
    let stop = () => {};
    // It can have the focus already, which what is hidden cannot.
    floating.style.opacity = '0';
    import('@floating-ui/dom').then(
      ({ autoUpdate, computePosition, flip, offset, shift, size }) => {
        const middleware = [
          offset(gap),
          flip((state) => ({ ...within(state), ...(orAt && { fallbackPlacements: orAt }) })),
          shift((state) => ({ ...within(state), crossAxis: orAt !== undefined })),
          size((state) => ({
            ...within(state),
            apply: ({ availableHeight }) => floating.style.setProperty('--available', `${availableHeight}px`),
          })),
        ];
        const place = async () => {
          const { x, y } = await computePosition(reference, floating, { placement: at, strategy: 'fixed', middleware });
          if (!isGone) put(floating, x, y);
        };
        if (!isGone) stop = autoUpdate(reference, floating, () => void place());
      },
      // Without a server it stands below, wherever the window ends.
      () => put(floating, boxOf().left, boxOf().bottom + gap),
    );
    return () => {
      isGone = true;
      stop();
      floating.style.top = '';
    };
  }, [anchor, box, at, orAt, gap, floating]);
  return setFloating;
}

function put({ style }: HTMLElement, x: number, y: number): void {
  style.left = `${x}px`;
  style.top = `${y}px`;
  style.opacity = '';
}

function within({ elements }: MiddlewareState) {
  const { width, height } = unzoomed(new DOMRect(0, 0, window.innerWidth, window.innerHeight), elements.floating);
  return { padding: EDGE, boundary: [], rootBoundary: { x: 0, y: 0, width, height } };
}

/** A box of the window in the pixels of an element that is shown larger. */
function unzoomed({ x, y, width, height }: DOMRect, element: Element): DOMRect {
  const zoom = element.currentCSSZoom ?? 1;
  return new DOMRect(x / zoom, y / zoom, width / zoom, height / zoom);
}
