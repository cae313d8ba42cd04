import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import type { Plot } from '../../../pictures/sets/plot';
import type { Point } from '../../../small/polygon';
import { numeral } from '../math/words';
import styles from './Grips.module.css';

/** Where a drawing is held in the plane, and what is done with a point that it is dragged to. */
export interface Grip {
  readonly at: readonly Point[];
  readonly onDrag: (point: Point, index: number) => void;
  /** Of corners that are drawn here alone: their names, the step of an arrow key, and how far they may go on both axes. */
  readonly corners?: {
    readonly names: readonly string[];
    readonly step: number;
    readonly axis: readonly [number, number];
  };
}

const KEYS: Readonly<Record<string, Point>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** Handles on a drawing. Where sliders beside the prose draw the same, keys and screen readers have those; else corners take arrow keys. */
export function Grips({ grip: { at, onDrag, corners }, plot }: { readonly grip: Grip; readonly plot: Plot }) {
  const start = useRef<{ readonly pointer: Point; readonly value: Point }>(undefined);
  return at.map((value, index) => (
    <g
      // biome-ignore lint/suspicious/noArrayIndexKey: a handle is the same one wherever it has been dragged to
      key={index}
      className={styles.grip}
      {...(corners && {
        role: 'slider',
        tabIndex: 0,
        'aria-label': corners.names[index],
        'aria-valuemin': corners.axis[0],
        'aria-valuemax': corners.axis[1],
        'aria-valuenow': value[0],
        'aria-valuetext': `${numeral(value[0])} across, ${numeral(value[1])} up`,
        onKeyDown: (event: KeyboardEvent) => {
          const key = KEYS[event.key];
          if (!key) return;
          event.preventDefault();
          onDrag([value[0] + key[0] * corners.step, value[1] + key[1] * corners.step], index);
        },
      })}
      onPointerDown={(event: PointerEvent<SVGGElement>) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { pointer: [event.clientX, event.clientY], value };
      }}
      onPointerMove={(event: PointerEvent<SVGGElement>) => {
        const from = start.current;
        if (!from) return;
        const zoom = event.currentTarget.currentCSSZoom ?? 1;
        const [dx, dy] = [event.clientX - from.pointer[0], event.clientY - from.pointer[1]];
        onDrag([from.value[0] + dx / zoom / plot.unit[0], from.value[1] - dy / zoom / plot.unit[1]], index);
      }}
      onLostPointerCapture={() => {
        start.current = undefined;
      }}
    >
      <circle className={styles.hit} cx={plot.x(value[0])} cy={plot.y(value[1])} r="22" />
      <circle className={styles.ring} cx={plot.x(value[0])} cy={plot.y(value[1])} r="11" />
      <circle className={styles.knob} cx={plot.x(value[0])} cy={plot.y(value[1])} r="7" />
    </g>
  ));
}
