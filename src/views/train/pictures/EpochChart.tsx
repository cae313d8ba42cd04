import { type KeyboardEvent, type PointerEvent, type ReactElement, useRef } from 'react';
import axes from '../../../pictures/PlotAxes.module.css';
import { pointerPlace } from '../../../pictures/pointerPlace';
import { useElementWidth } from '../../../pictures/useElementSize';
import styles from './EpochChart.module.css';
import {
  EPOCH_AXIS,
  EPOCH_LABEL,
  EPOCH_LEFT,
  EPOCH_MARGIN,
  EPOCH_RIGHT,
  type EpochSeries,
  layoutEpochs,
} from './epochLayout';

/** A line of the chart with its name. */
export interface EpochLine extends EpochSeries {
  readonly name: string;
  /** A colour; lines of one colour differ in their dashes. */
  readonly tone: string;
  /** As in `stroke-dasharray`. */
  readonly dash: string;
  /** The line one looks at first. */
  readonly main?: boolean;
}

interface EpochChartProps {
  /** Names the chart for screen readers. */
  readonly label: string;
  readonly lines: readonly EpochLine[];
  readonly epochs: number;
  readonly domain: readonly [number, number];
  /** Values with a line across. */
  readonly grid: readonly number[];
  /** Writes a value at the end of its line. */
  readonly format: (value: number) => string;
  /** Writes a value of the grid. */
  readonly formatTick: (value: number) => string;
  /** Pixels of the plot. */
  readonly height: number;
  /** Whether the epochs are numbered below. */
  readonly numbered: boolean;
  /** Epochs that can be read: the first up to this one. */
  readonly readable: number;
  /** The epoch that is read; null for the latest. */
  readonly at: number | null;
  readonly onRead: (epoch: number | null) => void;
  /** A line that stands out from the others. */
  readonly strong: string | null;
  readonly onStrong: (id: string | null) => void;
  /** Dresses the label of a line up. */
  readonly explain: (id: string, label: ReactElement<{ 'aria-describedby'?: string }>) => ReactElement;
}

/**
 * Lines over the epochs of a training, each with its name and number at its end. Pointing or the arrow keys read an
 * earlier epoch; a name sets its line off.
 */
export function EpochChart(props: EpochChartProps) {
  const { label, lines, epochs, domain, grid, format, height, numbered, readable, at, onRead, strong } = props;
  const box = useRef<HTMLDivElement>(null);
  const width = Math.max(40, useElementWidth(box) - EPOCH_LEFT - EPOCH_RIGHT);
  const layout = layoutEpochs(lines, { epochs, domain, width, height, at, gap: EPOCH_LABEL });
  const full = height + 2 * EPOCH_MARGIN + (numbered ? EPOCH_AXIS : 0);

  const isFaint = (id: string) => strong !== id && lines.some((line) => line.id === strong);
  const readAt = (event: PointerEvent<HTMLElement>) => {
    if (readable > 0) onRead(Math.min(readable, layout.nearest(pointerPlace(event).x - EPOCH_LEFT)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const from = at ?? readable;
    const to = { ArrowLeft: from - 1, ArrowRight: from + 1, Home: 1, End: readable, Escape: null }[event.key];
    if (to === undefined) return;
    onRead(to === null || to > readable || readable === 0 ? null : Math.max(1, to));
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div ref={box} className={styles.chart} style={{ height: full }}>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawn chart whose points are no elements of their own */}
      <div
        role="group"
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys read the epochs
        tabIndex={0}
        className={styles.plot}
        onPointerMove={readAt}
        onPointerLeave={() => onRead(null)}
        onBlur={() => onRead(null)}
        onKeyDown={onKeyDown}
      >
        <svg width={EPOCH_LEFT + width + 6} height={full} aria-hidden="true">
          <g transform={`translate(${EPOCH_LEFT} ${EPOCH_MARGIN})`}>
            {grid.map((value) => (
              <g key={value} transform={`translate(0 ${layout.y(value)})`} className={axes.axis}>
                <line x2={width} />
                <text x={-8} y={4} textAnchor="end">
                  {props.formatTick(value)}
                </text>
              </g>
            ))}
            {numbered &&
              layout.ticks.map((epoch) => (
                <text
                  key={epoch}
                  x={layout.x(epoch)}
                  y={height + EPOCH_MARGIN + 12}
                  textAnchor="middle"
                  className={axes.tick}
                >
                  {epoch}
                </text>
              ))}
            {at !== null && <line className={axes.mark} x1={layout.x(at)} x2={layout.x(at)} y1={-4} y2={height} />}
            {lines.map(({ id, tone, dash, main }, place) => {
              const shape = layout.lines[place];
              const look = main ? styles.main : styles.line;
              return (
                <g key={id} className={`${look} ${isFaint(id) ? styles.faint : ''}`} stroke={tone}>
                  <path d={shape?.path} strokeDasharray={dash} />
                  {shape?.read && <circle cx={shape.read.x} cy={shape.read.y} r={3} fill={tone} />}
                </g>
              );
            })}
          </g>
        </svg>
      </div>
      <ul className={styles.labels} style={{ left: EPOCH_LEFT }}>
        {lines.map(({ id, name, tone, main }, place) => {
          const shape = layout.lines[place];
          return (
            <li
              key={id}
              className={styles.label}
              style={{ top: EPOCH_MARGIN + (shape?.labelY ?? 0), left: (shape?.labelX ?? width) + 10 }}
            >
              {props.explain(
                id,
                <button
                  type="button"
                  aria-pressed={strong === id}
                  className={`${styles.name} ${main ? styles.mainName : ''}`}
                  style={{ color: tone }}
                  onClick={() => props.onStrong(strong === id ? null : id)}
                >
                  {name} {shape?.read && <b>{format(shape.read.value)}</b>}
                </button>,
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
