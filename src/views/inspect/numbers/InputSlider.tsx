import { useRef } from 'react';
import type { History } from '../../../app/state/store';
import styles from './NumbersPanel.module.css';

interface InputSliderProps {
  readonly label: string;
  readonly value: number;
  readonly range: readonly [number, number];
  readonly onChange: (value: number, options: { readonly history: History }) => void;
}

/** Places of the slider. */
const STEPS = 200;

/** An input within its range; a drag is one step of undo. */
export function InputSlider({ label, value, range: [least, most], onChange }: InputSliderProps) {
  const dragging = useRef<'no' | 'started' | 'moved'>('no');
  const end = () => {
    dragging.current = 'no';
  };
  return (
    <input
      type="range"
      className={styles.slider}
      aria-label={label}
      min={least}
      max={most}
      step={(most - least) / STEPS}
      value={value}
      onPointerDown={() => {
        dragging.current = 'started';
      }}
      onPointerUp={end}
      onPointerCancel={end}
      onChange={(event) => {
        const history = dragging.current === 'moved' ? 'replace' : 'push';
        if (dragging.current === 'started') dragging.current = 'moved';
        onChange(Number(event.target.valueAsNumber.toPrecision(7)), { history });
      }}
    />
  );
}

/** The range of an input, where someone said it and it has a width. */
export function rangeAt(
  known:
    | { readonly range?: readonly [number, number]; readonly ranges?: readonly (readonly [number, number])[] }
    | undefined,
  at: number,
): readonly [number, number] | null {
  const range = known?.ranges?.[at] ?? known?.range;
  return range && range[1] > range[0] ? range : null;
}
