import { type PointerEvent, useRef, useState } from 'react';

/** A class under way to another group. */
export interface ClassDrag {
  readonly label: number;
  /** The class it is held over; null outside of the rows. */
  readonly over: number | null;
}

/** Pixels before a press becomes a drag, so that a click is still a click. */
const SLACK = 5;

/** Drags classes onto others by pointer; rows carry their class in `data-class`. A touch drags by the letter alone. */
export function useClassDrag(onDrop: (label: number, onto: number) => void) {
  const [drag, setDrag] = useState<ClassDrag | null>(null);
  const start = useRef<{ readonly label: number; readonly x: number; readonly y: number }>(undefined);
  const dragged = useRef(false);
  const end = (drop: boolean) => {
    if (drop && drag && drag.over !== null && drag.over !== drag.label) onDrop(drag.label, drag.over);
    start.current = undefined;
    setDrag(null);
  };
  const handlers = {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      dragged.current = false;
      const target = event.target as Element;
      const label = classAt(target);
      const isTouch = event.pointerType === 'touch' && !target.closest('button');
      if (event.button !== 0 || label === null || isTouch || target.closest('[role=menu]')) return;
      start.current = { label, x: event.clientX, y: event.clientY };
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const from = start.current;
      if (!from) return;
      if (!drag && Math.hypot(event.clientX - from.x, event.clientY - from.y) < SLACK) return;
      if (!drag) event.currentTarget.setPointerCapture(event.pointerId);
      dragged.current = true;
      const over = classAt(document.elementFromPoint(event.clientX, event.clientY));
      if (drag?.over !== over || !drag) setDrag({ label: from.label, over });
    },
    onPointerUp: () => end(true),
    onPointerCancel: () => end(false),
    /** What ends a drag is no click on a letter. */
    onClickCapture(event: { stopPropagation(): void; preventDefault(): void }) {
      if (!dragged.current) return;
      dragged.current = false;
      event.stopPropagation();
      event.preventDefault();
    },
  };
  return { drag, handlers };
}

function classAt(element: Element | null): number | null {
  const row = element?.closest<HTMLElement>('[data-class]');
  return row ? Number(row.dataset.class) : null;
}
