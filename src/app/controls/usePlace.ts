import {
  autoUpdate,
  flip,
  type MiddlewareState,
  offset,
  type Placement,
  shift,
  size,
  useFloating,
} from '@floating-ui/react-dom';
import { useMemo, useState } from 'react';

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

/** Places a fixed element beside another one, within the window, for as long as it is there. */
export function usePlace({ anchor, box, at, orAt, gap }: Place) {
  const [floating, setFloating] = useState<HTMLElement | null>(null);
  const reference = useMemo(
    () =>
      anchor && {
        contextElement: anchor,
        getBoundingClientRect: () => unzoomed(box ?? anchor.getBoundingClientRect(), floating),
      },
    [anchor, box, floating],
  );
  const { floatingStyles } = useFloating({
    elements: { reference, floating },
    placement: at,
    strategy: 'fixed',
    transform: false,
    whileElementsMounted: autoUpdate,
    middleware: [
      offset(gap),
      flip((state) => ({ ...within(state), ...(orAt && { fallbackPlacements: orAt }) }), [orAt]),
      shift((state) => ({ ...within(state), crossAxis: orAt !== undefined }), [orAt]),
      size((state) => ({
        ...within(state),
        apply: ({ availableHeight, elements }) =>
          elements.floating.style.setProperty('--available', `${Math.floor(availableHeight)}px`),
      })),
    ],
  });
  return { ref: setFloating, style: floatingStyles };
}

function within({ elements }: MiddlewareState) {
  const { width, height } = unzoomed(new DOMRect(0, 0, window.innerWidth, window.innerHeight), elements.floating);
  return { padding: EDGE, boundary: [], rootBoundary: { x: 0, y: 0, width, height } };
}

/** A box of the window in the pixels of an element that is shown larger. */
function unzoomed({ x, y, width, height }: DOMRect, element: Element | null): DOMRect {
  const zoom = element?.currentCSSZoom ?? 1;
  return new DOMRect(x / zoom, y / zoom, width / zoom, height / zoom);
}
