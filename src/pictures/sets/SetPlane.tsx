import { type ReactNode, useId } from 'react';
import { areaOf, clip, type Point, type Polygon } from '../../small/polygon';
import { axisTicks } from '../axisTicks';
import type { Look } from './looks';
import { apart, LABEL_GAP, MARGIN, type Plot, pathOf, plotOf, uprightTicks, type View } from './plot';
import styles from './SetPlane.module.css';

/** A set of values, drawn as its method is. */
export interface PlaneSet {
  readonly key: string;
  readonly look: Look;
  readonly polygons: readonly Polygon[];
  /** Beside it in the picture. */
  readonly label?: string;
}

interface SetPlaneProps {
  readonly id?: string;
  readonly width: number;
  readonly height: number;
  readonly view: View;
  readonly sets: readonly PlaneSet[];
  /** Names of the axes, across and up; those of one letter are set as variables. */
  readonly names: readonly [string, string];
  /** The side where direction · point ≤ limit is forbidden. */
  readonly forbidden?: { readonly direction: Point; readonly limit: number; readonly label: string };
  readonly points?: readonly Point[];
  /** The set that stands out; the others step back. */
  readonly marked?: string;
  /** Drawn on top, as handles are. */
  readonly children?: (plot: Plot) => ReactNode;
}

/** With more polygons than this their outlines would hide what they fill. */
const MANY = 400;

/** Sets of values in the plane of two quantities, from the forbidden side at the back to points at the front. */
export function SetPlane({
  id,
  width,
  height,
  view,
  sets,
  names,
  forbidden,
  points = [],
  marked,
  children,
}: SetPlaneProps) {
  const clipId = useId();
  const plot = plotOf(view, width, height);
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: the section around it carries the name
    <svg id={id} className={styles.plane} width={width} height={height}>
      {forbidden && <Forbidden {...forbidden} plot={plot} />}
      <Axes plot={plot} width={width} height={height} names={names} />
      <clipPath id={clipId}>
        <rect
          x={plot.left}
          y={MARGIN.top}
          width={Math.max(0, width - plot.left - MARGIN.right)}
          height={Math.max(0, height - MARGIN.top - MARGIN.bottom)}
        />
      </clipPath>
      <g clipPath={`url(#${clipId})`}>
        {sets.map(({ key, look, polygons }) => (
          <path
            key={key}
            className={`${styles[look]} ${polygons.length > MANY ? styles.fine : ''} ${marked !== undefined && marked !== key ? styles.dim : ''}`}
            d={pathOf(polygons, plot)}
          />
        ))}
        <path
          className={styles.point}
          d={points
            .map(
              ([x, y]) =>
                `M${plot.x(x).toFixed(1)} ${plot.y(y).toFixed(1)}m-1.6 0a1.6 1.6 0 1 0 3.2 0a1.6 1.6 0 1 0 -3.2 0`,
            )
            .join('')}
        />
      </g>
      {apart(labelsOf(sets, plot)).map(({ key, look, text, x, y }) => (
        <text key={key} className={`${styles.label} ${styles[`label-${look}`]}`} x={x} y={y}>
          {text}
        </text>
      ))}
      {children?.(plot)}
    </svg>
  );
}

interface AxesProps {
  readonly plot: Plot;
  readonly width: number;
  readonly height: number;
  readonly names: readonly [string, string];
}

function Axes({ plot: { view, left, x, y }, width, height, names: [across, up] }: AxesProps) {
  const [right, bottom, top] = [width - MARGIN.right, height - MARGIN.bottom, MARGIN.top];
  return (
    <g>
      {axisTicks([view.left, view.right], 5, right - left).map(({ value, label }) => (
        <g key={value}>
          <line className={value === 0 ? styles.axis : styles.grid} x1={x(value)} x2={x(value)} y1={top} y2={bottom} />
          <text className={styles.tick} x={x(value)} y={bottom + 17} textAnchor="middle">
            {label}
          </text>
        </g>
      ))}
      {uprightTicks(view).map(({ value, label }) => (
        <g key={value}>
          <line className={value === 0 ? styles.axis : styles.grid} x1={left} x2={right} y1={y(value)} y2={y(value)} />
          <text className={styles.tick} x={left - LABEL_GAP} y={y(value) + 4} textAnchor="end">
            {label}
          </text>
        </g>
      ))}
      <text className={across.length === 1 ? styles.variable : styles.name} x={right} y={height - 5} textAnchor="end">
        {across}
      </text>
      <text className={up.length === 1 ? styles.variable : styles.name} x={4} y={14}>
        {up}
      </text>
    </g>
  );
}

interface ForbiddenProps {
  readonly direction: Point;
  readonly limit: number;
  readonly label: string;
  readonly plot: Plot;
}

function Forbidden({ direction, limit, label, plot }: ForbiddenProps) {
  const { left, right, bottom, top } = plot.view;
  const side = clip(
    [
      [left, bottom],
      [right, bottom],
      [right, top],
      [left, top],
    ],
    direction,
    limit,
  );
  if (side.length < 3) return null;
  const isOn = ([x, y]: Point) => Math.abs(direction[0] * x + direction[1] * y - limit) < 1e-9 * (1 + Math.abs(limit));
  const border = side.filter(isOn);
  const [from, to] = border;
  return (
    <g>
      <path className={styles.forbidden} d={pathOf([side], plot)} />
      {from && to && (
        <line
          className={styles.border}
          x1={plot.x(from[0])}
          y1={plot.y(from[1])}
          x2={plot.x(to[0])}
          y2={plot.y(to[1])}
        />
      )}
      <text className={styles.forbiddenName} x={plot.x(right) - 6} y={plot.y(bottom) - 8} textAnchor="end">
        {label}
      </text>
    </g>
  );
}

/** Each look has its own place, so that names seldom meet: exact inside, zonotope at the left, others above. */
function labelsOf(sets: readonly PlaneSet[], plot: Plot) {
  return sets.flatMap(({ key, look, polygons, label }) => {
    const at =
      look === 'exact'
        ? middleOf(polygons)
        : cornerOf(polygons, look === 'zonotope' || look === 'under' ? LEFTMOST : TOPMOST);
    if (!at || !label) return [];
    const [x, y] = [Math.max(plot.left + 2, plot.x(at[0]) + 6), Math.max(12, plot.y(at[1]) - 6)];
    return [{ key, look, text: label, x, y }];
  });
}

const TOPMOST: Point = [-0.001, 1];
const LEFTMOST: Point = [-1, 0.001];

/** The corner that lies furthest in a direction. */
function cornerOf(polygons: readonly Polygon[], [a, b]: Point): Point | undefined {
  return polygons.flat().reduce<Point | undefined>((best, point) => {
    const further = best === undefined || a * point[0] + b * point[1] > a * best[0] + b * best[1];
    return further ? point : best;
  }, undefined);
}

/** The middle of the largest polygon's corners. */
function middleOf(polygons: readonly Polygon[]): Point | undefined {
  const [first, ...rest] = polygons;
  if (!first) return undefined;
  const largest = rest.reduce((best, each) => (areaOf(each) > areaOf(best) ? each : best), first);
  const mean = (axis: 0 | 1) => largest.reduce((sum, point) => sum + point[axis], 0) / largest.length;
  return [mean(0), mean(1)];
}
