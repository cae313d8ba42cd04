import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { counted, formatValue } from '../../numbers/format';
import type { Cut } from '../../similarity/tree/classTree';
import styles from './Dendrogram.module.css';
import type { DendrogramLayout } from './dendrogramLayout';

interface DendrogramCutProps {
  readonly layout: DendrogramLayout;
  /** Pixels down to which the line goes. */
  readonly bottom: number;
  readonly cutHeight: number;
  readonly count: number;
  /** The largest number of groups. */
  readonly most: number;
  readonly onCut: (cut: Cut, history: 'push' | 'replace') => void;
}

/** Significant digits of a height that was set by hand: less than a pixel. */
const DIGITS = 4;

/** The cut as a line with a handle: dragged anywhere along its length, moved merge by merge with the arrow keys. */
export function DendrogramCut({ layout, bottom, cutHeight, count, most, onCut }: DendrogramCutProps) {
  const drag = useRef<{ readonly offset: number; moved: boolean }>(undefined);
  const x = layout.x(cutHeight);

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { offset: pixelsOf(event) - x, moved: false };
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const current = drag.current;
    if (!current) return;
    const height = Number(layout.heightAt(pixelsOf(event) - current.offset).toPrecision(DIGITS));
    onCut({ height: Math.min(height, layout.highest) }, current.moved ? 'replace' : 'push');
    current.moved = true;
  };
  const end = () => {
    drag.current = undefined;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = {
      ArrowLeft: count - 1,
      ArrowDown: count - 1,
      ArrowRight: count + 1,
      ArrowUp: count + 1,
      PageDown: count - 10,
      PageUp: count + 10,
      Home: 1,
      End: most,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const groups = Math.min(most, Math.max(1, next));
    if (groups !== count) onCut({ count: groups }, event.repeat ? 'replace' : 'push');
  };
  return (
    <div
      className={styles.cut}
      style={{ left: x, height: bottom }}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={end}
      onPointerCancel={end}
    >
      <div className={styles.line} />
      <div
        role="slider"
        tabIndex={0}
        className={styles.handle}
        data-control=""
        aria-label="Cut of the tree"
        aria-valuemin={1}
        aria-valuemax={most}
        aria-valuenow={count}
        aria-valuetext={`${counted(count, 'group')}, cut at ${formatValue(cutHeight)}`}
        onKeyDown={onKeyDown}
      >
        <svg width={20} height={20} viewBox="0 0 20 20" aria-hidden="true">
          <path d="M8 7l-3 3 3 3M12 7l3 3-3 3" />
        </svg>
      </div>
    </div>
  );
}

/** Where the pointer is across, in pixels of the picture, which larger type enlarges. */
function pixelsOf({ clientX, currentTarget }: PointerEvent<HTMLElement>): number {
  return clientX / (currentTarget.currentCSSZoom ?? 1);
}
