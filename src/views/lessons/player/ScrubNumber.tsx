import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import type { History } from '../../../app/state/store';
import { MINUS } from '../../../numbers/format';
import type { Scrubbed } from '../lesson';
import styles from './Prose.module.css';

interface ScrubNumberProps {
  readonly scrubbed: Scrubbed;
  readonly value: number;
  readonly onChange: (value: number, history: History) => void;
}

/** Pixels of a drag that make one step. */
const PIXELS_A_STEP = 6;

const KEYS: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1 };

/** A number within the prose: drag it sideways, or step it by arrow keys. */
export function ScrubNumber({ scrubbed, value, onChange }: ScrubNumberProps) {
  const { label, least, most, step, unit = '' } = scrubbed;
  const start = useRef<{ readonly x: number; readonly value: number; moved: boolean }>(undefined);
  /** Whether it moved. */
  const move = (to: number, history: History) => {
    const next = snapTo(Math.min(most, Math.max(least, to)), step);
    if (next !== value) onChange(next, history);
    return next !== value;
  };
  return (
    <span
      role="slider"
      tabIndex={0}
      className={styles.scrub}
      aria-label={label}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={value}
      aria-valuetext={`${value}${unit}`}
      onKeyDown={(event: KeyboardEvent) => {
        const steps = KEYS[event.key];
        if (steps === undefined) return;
        event.preventDefault();
        move(value + steps * step, event.repeat ? 'replace' : 'push');
      }}
      onPointerDown={(event: PointerEvent<HTMLSpanElement>) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { x: event.clientX, value, moved: false };
      }}
      onPointerMove={(event: PointerEvent) => {
        const from = start.current;
        if (!from) return;
        // A drag is one step of undo.
        const to = from.value + Math.round((event.clientX - from.x) / PIXELS_A_STEP) * step;
        if (move(to, from.moved ? 'replace' : 'push')) from.moved = true;
      }}
      onLostPointerCapture={() => {
        start.current = undefined;
      }}
    >
      {String(value).replace('-', MINUS)}
      {unit}
    </span>
  );
}

/** The multiple of a step next to a value. */
export function snapTo(value: number, step: number): number {
  return Number((Math.round(value / step) * step).toFixed(6));
}
