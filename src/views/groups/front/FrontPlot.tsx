import { type KeyboardEvent, type PointerEvent, useMemo, useRef, useState } from 'react';
import { formatPercent } from '../../../numbers/format';
import axes from '../../../pictures/PlotAxes.module.css';
import { pointerPlace } from '../../../pictures/pointerPlace';
import { useElementWidth } from '../../../pictures/useElementSize';
import { FRONT } from '../words';
import type { Dot } from './dotsOf';
import styles from './FrontPanel.module.css';
import { layoutFront } from './frontLayout';

interface FrontPlotProps {
  /** By clean accuracy. */
  readonly dots: readonly Dot[];
  /** Bundled models on screen, which are set off. */
  readonly shown: readonly string[];
  readonly onOpen: (id: string) => void;
}

const HEIGHT = 220;
const [LEFT, TOP, RIGHT, BOTTOM] = [34, 20, 10, 36];

/** Networks by clean and adaptive accuracy; arrow keys move from one to the next, Enter adds a bundled one. */
export function FrontPlot({ dots, shown, onOpen }: FrontPlotProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = Math.max(80, useElementWidth(box) - LEFT - RIGHT);
  const [at, setAt] = useState<number | null>(null);
  const { kinds, places, xTicks, yTicks, fronts } = useMemo(() => layoutFront(dots, width, HEIGHT), [dots, width]);
  const pointed = at === null ? undefined : places[at];

  const nearest = (event: PointerEvent<HTMLElement>): number => {
    const point = pointerPlace(event);
    const distance = ({ x, y }: { readonly x: number; readonly y: number }) =>
      Math.hypot(x + LEFT - point.x, y + TOP - point.y);
    return places.reduce((best, place, index) => {
      const known = places[best];
      return known && distance(known) <= distance(place) ? best : index;
    }, 0);
  };
  const open = (index: number | null) => {
    const id = index === null ? null : places[index]?.dot.bundled;
    if (id && !shown.includes(id)) onOpen(id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
    if (step !== undefined) setAt(Math.min(places.length - 1, Math.max(0, at === null ? 0 : at + step)));
    else if (event.key === 'Enter') open(at);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawn chart whose dots are no elements of their own */}
      <div
        ref={box}
        role="group"
        aria-label={FRONT.label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys move over the dots
        tabIndex={0}
        className={styles.plot}
        onPointerMove={(event) => setAt(nearest(event))}
        onPointerLeave={() => setAt(null)}
        onBlur={() => setAt(null)}
        onPointerUp={(event) => open(nearest(event))}
        onKeyDown={onKeyDown}
      >
        <svg width="100%" height={HEIGHT + TOP + BOTTOM} aria-hidden="true">
          <text className={axes.tick} y={12}>
            {FRONT.adaptive}
          </text>
          <g transform={`translate(${LEFT} ${TOP})`}>
            {yTicks.map(({ at: y, label }) => (
              <g key={label} transform={`translate(0 ${y})`} className={axes.axis}>
                <line x2={width} />
                <text x={-6} y={4} textAnchor="end">
                  {label}
                </text>
              </g>
            ))}
            {xTicks.map(({ at: x, label }) => (
              <text key={label} x={x} y={HEIGHT + 14} textAnchor="middle" className={axes.tick}>
                {label}
              </text>
            ))}
            <text x={width} y={HEIGHT + 31} textAnchor="end" className={axes.tick}>
              {FRONT.clean}
            </text>
            {fronts.map((front) => (
              <path key={front} d={front} className={styles.front} />
            ))}
            {places.map(({ dot, x, y, kind }) => (
              <g key={dot.key} transform={`translate(${x} ${y})`}>
                <path d={kind.path} className={styles.dot} fill={kind.tone} />
                {dot.bundled && shown.includes(dot.bundled) && <circle r={8} className={styles.shown} />}
              </g>
            ))}
            {pointed && <circle cx={pointed.x} cy={pointed.y} r={9} className={styles.pointed} />}
          </g>
        </svg>
        <p className={styles.reading} role="status">
          {pointed ? readingOf(pointed.dot) : FRONT.hint}
        </p>
      </div>
      <ul className={styles.legend}>
        {kinds.map(({ name, path, tone }) => (
          <li key={name}>
            <svg width={12} height={12} aria-hidden="true">
              <path d={path} transform="translate(6 6) scale(0.9)" fill={tone} />
            </svg>
            {name}
          </li>
        ))}
      </ul>
    </div>
  );
}

function readingOf({ name, clean, adaptive, images, recipe }: Dot): string {
  return FRONT.dot(name, formatPercent(clean), formatPercent(adaptive), images, recipe);
}
