import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { formatPercent } from '../../../numbers/format';
import axes from '../../../pictures/PlotAxes.module.css';
import { pointerPlace } from '../../../pictures/pointerPlace';
import { useElementWidth } from '../../../pictures/useElementSize';
import { CURVES } from '../words';
import styles from './AccuracyCurves.module.css';
import { layoutCurves } from './curveLayout';

/** One line of the chart. */
export interface AccuracyCurve {
  readonly name: string;
  /** A colour; the line of all images is ink and thicker. */
  readonly tone: string;
  readonly strong: boolean;
  /** Shares proved at every radius of the grid. */
  readonly verified: readonly number[];
  /** Shares without a known counterexample. */
  readonly attacked: readonly number[];
}

export interface CurvePoint {
  readonly curve: number;
  /** Place in the grid. */
  readonly at: number;
}

interface AccuracyCurvesProps {
  /** Names the chart for screen readers. */
  readonly label: string;
  readonly curves: readonly AccuracyCurve[];
  readonly grid: readonly number[];
  /** The last place of the grid that is shown, so that charts beside each other share their scale. */
  readonly last: number;
  /** Radii to mark. */
  readonly marks: readonly number[];
  readonly format: (radius: number) => string;
  readonly onSelect: (point: CurvePoint) => void;
}

const HEIGHT = 132;
const LEFT = 30;
const BOTTOM = 20;

/** Verified accuracy (solid) and accuracy under attack (dotted) over the radius. Arrow keys move along a curve and between curves. */
export function AccuracyCurves({ label, curves, grid, last, marks, format, onSelect }: AccuracyCurvesProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = Math.max(80, useElementWidth(box) - LEFT - 8);
  const [point, setPoint] = useState<CurvePoint | null>(null);
  const layout = layoutCurves(grid, last, { width, height: HEIGHT });
  const pointed = point && curves[point.curve];

  const pointAt = (event: PointerEvent<HTMLElement>): CurvePoint => {
    const place = pointerPlace(event);
    const at = layout.nearest(place.x - LEFT);
    const y = place.y - 6;
    const distance = (curve: AccuracyCurve) => Math.abs(layout.y(curve.verified[at] ?? 0) - y);
    const curve = curves.reduce(
      (best, candidate, index) => (distance(candidate) < distance(curves[best] ?? candidate) ? index : best),
      0,
    );
    return { curve, at };
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if ((event.key === 'Enter' || event.key === ' ') && point) onSelect(point);
    else {
      const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] ?? [];
      if (dx === undefined || dy === undefined) return;
      const clamp = (value: number, most: number) => Math.min(most, Math.max(0, value));
      const from = point ?? { curve: 0, at: 0 };
      setPoint({ curve: clamp(from.curve + dy, curves.length - 1), at: clamp(from.at + dx, last) });
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawn chart whose points are no elements of their own
    <div
      ref={box}
      role="group"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys move over the points
      tabIndex={0}
      className={styles.chart}
      onPointerMove={(event) => setPoint(pointAt(event))}
      onPointerLeave={() => setPoint(null)}
      onBlur={() => setPoint(null)}
      onPointerUp={(event) => onSelect(pointAt(event))}
      onKeyDown={onKeyDown}
    >
      <svg width="100%" height={HEIGHT + BOTTOM + 6} aria-hidden="true">
        <g transform={`translate(${LEFT} 6)`}>
          {[0, 0.5, 1].map((share) => (
            <g key={share} transform={`translate(0 ${layout.y(share)})`} className={axes.axis}>
              <line x2={width} />
              <text x={-6} y={4} textAnchor="end">
                {share * 100}
              </text>
            </g>
          ))}
          {layout.ticks.map((radius) => (
            <text key={radius} x={layout.x(radius)} y={HEIGHT + 16} textAnchor="middle" className={axes.tick}>
              {format(radius)}
            </text>
          ))}
          {marks.map((radius) => (
            <line key={radius} className={axes.mark} x1={layout.x(radius)} x2={layout.x(radius)} y2={HEIGHT} />
          ))}
          {curves.map(({ name, tone, strong, verified, attacked }) => (
            <g key={name} stroke={tone} className={strong ? styles.strong : styles.curve}>
              <path d={layout.path(attacked)} className={styles.attacked} />
              <path d={layout.path(verified)} />
            </g>
          ))}
          {point && pointed && (
            <circle
              cx={layout.x(grid[point.at] ?? 0)}
              cy={layout.y(pointed.verified[point.at] ?? 0)}
              r={4}
              className={styles.point}
            />
          )}
        </g>
      </svg>
      <p className={styles.reading} role="status">
        {point && pointed
          ? CURVES.at(
              pointed.name,
              format(grid[point.at] ?? 0),
              formatPercent(pointed.verified[point.at] ?? 0),
              formatPercent(1 - (pointed.attacked[point.at] ?? 0)),
            )
          : CURVES.lines}
      </p>
    </div>
  );
}
