import { type PointerEvent, useRef } from 'react';
import type { History } from '../../../app/state/store';

/** Where the pointer is, in pixels from where the drag began, and how the change counts for undo. */
interface Drag {
  readonly dx: number;
  readonly dy: number;
  readonly history: History;
}

interface DragHandlers {
  readonly onStart?: () => void;
  readonly onDrag: (drag: Drag) => void;
  readonly onEnd?: () => void;
}

/** Pixels before a press becomes a drag, so that a click changes nothing. */
const SLACK = 2;

/** Pointer handlers for something that is dragged; a whole drag is one step of undo. */
export function useDrag<E extends Element>({ onStart, onDrag, onEnd }: DragHandlers) {
  const origin = useRef<{ readonly x: number; readonly y: number; moved: boolean }>(undefined);
  const end = () => {
    if (!origin.current) return;
    origin.current = undefined;
    onEnd?.();
  };
  return {
    onPointerDown(event: PointerEvent<E>) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      origin.current = { x: event.clientX, y: event.clientY, moved: false };
      onStart?.();
    },
    onPointerMove(event: PointerEvent<E>) {
      const start = origin.current;
      if (!start) return;
      // Pixels of the picture, which larger type enlarges.
      const zoom = event.currentTarget.currentCSSZoom ?? 1;
      const [dx, dy] = [(event.clientX - start.x) / zoom, (event.clientY - start.y) / zoom];
      if (!start.moved && Math.hypot(dx, dy) < SLACK) return;
      onDrag({ dx, dy, history: start.moved ? 'replace' : 'push' });
      start.moved = true;
    },
    onPointerUp: end,
    onPointerCancel: end,
    onLostPointerCapture: end,
  };
}
