import { type PointerEvent, useRef } from 'react';
import type { Plot } from '../../../pictures/sets/plot';
import type { Point } from '../../../small/polygon';
import styles from './Grips.module.css';

/** Where a drawing is held in the plane, and what is done with a point that it is dragged to. */
export interface Grip {
  readonly at: readonly Point[];
  readonly onDrag: (point: Point) => void;
}

/** Handles on a drawing; keys and screen readers have the sliders beside the prose, which draw the same. */
export function Grips({ grip: { at, onDrag }, plot }: { readonly grip: Grip; readonly plot: Plot }) {
  const start = useRef<{ readonly pointer: Point; readonly value: Point }>(undefined);
  return at.map((value, index) => (
    <g
      // biome-ignore lint/suspicious/noArrayIndexKey: a handle is the same one wherever it has been dragged to
      key={index}
      className={styles.grip}
      onPointerDown={(event: PointerEvent<SVGGElement>) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { pointer: [event.clientX, event.clientY], value };
      }}
      onPointerMove={(event: PointerEvent<SVGGElement>) => {
        const from = start.current;
        if (!from) return;
        const zoom = event.currentTarget.currentCSSZoom ?? 1;
        const [dx, dy] = [event.clientX - from.pointer[0], event.clientY - from.pointer[1]];
        onDrag([from.value[0] + dx / zoom / plot.unit[0], from.value[1] - dy / zoom / plot.unit[1]]);
      }}
      onLostPointerCapture={() => {
        start.current = undefined;
      }}
    >
      <circle className={styles.hit} cx={plot.x(value[0])} cy={plot.y(value[1])} r="22" />
      <circle className={styles.knob} cx={plot.x(value[0])} cy={plot.y(value[1])} r="7" />
    </g>
  ));
}
