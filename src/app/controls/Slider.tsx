import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import { snap, withoutDust } from '../../numbers/ticks';
import { readBetween, type Typed } from '../../numbers/typed';
import type { History } from '../state/store';
import { NumberField } from './NumberField';
import styles from './Slider.module.css';

interface SliderTick {
  readonly value: number;
  /** A tick without a label is drawn but not numbered. */
  readonly label?: string;
}

interface SliderProps {
  readonly label: ReactNode;
  /** The label as plain text, where `label` is not. */
  readonly name?: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly ticks?: readonly SliderTick[];
  /** The value as it stands at the right and is read out. */
  readonly format: (value: number) => string;
  /** Quieter text after the value, such as its decimal form. */
  readonly note?: string;
  /** Reads a typed value. Default: a number of the track. */
  readonly read?: (typed: string) => Typed<number>;
  /** A drag is one step of undo: its first change is pushed, the others replace it. */
  readonly onChange: (value: number, history: { readonly history: History }) => void;
}

/** A native range input under the hood: 3 px track, filled part ink, numbered ticks, editable value. */
export function Slider(props: SliderProps) {
  const { label, min, max, step, ticks = [], format, note, onChange } = props;
  // A browser puts a value on its step by itself, and then tells of each key a second time, as if that had moved it once more.
  const value = withoutDust(props.value, min, step);
  const id = useId();
  const dragging = useRef<'no' | 'started' | 'moved'>('no');
  const share = max > min ? (value - min) / (max - min) : 0;

  const set = (next: number, history: History) => {
    const clamped = Math.min(max, Math.max(min, next));
    if (clamped !== value) onChange(clamped, { history });
  };
  const onInput = (next: number) => {
    const history = dragging.current === 'moved' ? 'replace' : 'push';
    if (dragging.current === 'started') dragging.current = 'moved';
    set(next, history);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps = { PageUp: 10, PageDown: -10 }[event.key];
    if (steps === undefined) return;
    event.preventDefault();
    set(snap(value + steps * step, min, step), event.repeat ? 'replace' : 'push');
  };
  const { read = (typed: string) => readBetween(typed, min, max) } = props;

  return (
    <div className={styles.slider}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <span className={styles.track}>
        <input
          id={id}
          type="range"
          className={styles.input}
          min={min}
          max={max}
          step={step}
          value={value}
          style={{ '--share': share }}
          aria-valuetext={format(value)}
          onPointerDown={() => {
            dragging.current = 'started';
          }}
          onPointerUp={() => {
            dragging.current = 'no';
          }}
          onPointerCancel={() => {
            dragging.current = 'no';
          }}
          onChange={(event) => onInput(event.target.valueAsNumber)}
          onKeyDown={onKeyDown}
        />
        {ticks.length > 0 && (
          <span className={styles.ticks} aria-hidden="true">
            {ticks.map((tick) => (
              <span key={tick.value} className={styles.tick} style={{ '--share': (tick.value - min) / (max - min) }}>
                {tick.label}
              </span>
            ))}
          </span>
        )}
      </span>
      <span className={styles.value}>
        <NumberField
          label={`${props.name ?? (typeof label === 'string' ? label : 'Value')}, typed`}
          text={format(value)}
          read={read}
          onCommit={(typed) => typed !== value && onChange(typed, { history: 'push' })}
          onStep={(steps) => set(snap(value + steps * step, min, step), 'push')}
        />
        {note && <span className={styles.note}>{note}</span>}
      </span>
    </div>
  );
}
