import { range } from 'd3-array';
import { scaleLog } from 'd3-scale';
import { line } from 'd3-shape';
import { formatFactor } from './numbers';

/** Widths of one layer's bounds, as `widthStatistics` gives them. */
export interface GrowthPoint {
  readonly mean: number;
  readonly p10: number;
  readonly p90: number;
}

export interface GrowthFrame {
  /** Width of one column. */
  readonly column: number;
  /** Space left of the first column, for the axis. */
  readonly left: number;
  readonly top: number;
  readonly height: number;
}

export interface PlacedPoint {
  readonly x: number;
  readonly y: number;
  readonly bandTop: number;
  readonly bandBottom: number;
  /** Where the number stands so that no line runs through it, and on which side of the point. */
  readonly label: { readonly x: number; readonly y: number; readonly anchor: 'middle' | 'start' };
}

/** The step at which a line grows most, and where its factor stands. */
export interface GrowthStep {
  readonly to: number;
  readonly factor: number;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end';
}

/** One method's line. */
export interface GrowthLine {
  /** Null where the width is zero, which a log axis cannot show. */
  readonly points: readonly (PlacedPoint | null)[];
  readonly path: string;
  /** The step between neighbours at which the mean grows most; absent where it never grows. */
  readonly worst?: GrowthStep;
}

export interface GrowthLayout {
  readonly width: number;
  readonly ticks: readonly { readonly value: number; readonly label: string; readonly y: number }[];
  readonly line: GrowthLine;
  /** The line to compare with, where there is one. */
  readonly reference?: GrowthLine;
}

/** Which of two lines it is, or the only one. */
type Side = 'only' | 'upper' | 'lower';

/** How far two lines stand apart so that their points do not hide each other. */
const SHIFT = 9;
const MOST_TICKS = 6;

/**
 * Places the mean widths on a log axis whose ends are powers of ten.
 *
 * @param reference another method's widths of the same layers, which are larger wherever the two differ
 */
export function growthLayout(
  points: readonly GrowthPoint[],
  frame: GrowthFrame,
  reference?: readonly GrowthPoint[],
): GrowthLayout {
  const [low, high] = decades([...points, ...(reference ?? [])]);
  const y = scaleLog()
    .domain([10 ** low, 10 ** high])
    .range([frame.top + frame.height, frame.top])
    .clamp(true);
  const x = (i: number) => frame.left + (i + 0.5) * frame.column;
  const step = Math.ceil((high - low + 1) / MOST_TICKS);
  return {
    width: frame.left + points.length * frame.column,
    ticks: range(low, high + 1, step).map((power) => ({
      value: 10 ** power,
      label: tickLabel(power),
      y: y(10 ** power),
    })),
    line: reference
      ? growthLine(
          points,
          (i) => x(i) + SHIFT,
          y,
          'lower',
          (i) => reference[i]?.mean !== points[i]?.mean,
        )
      : growthLine(points, x, y, 'only'),
    ...(reference && { reference: growthLine(reference, (i) => x(i) - SHIFT, y, 'upper') }),
  };
}

/** One method's line; `isBelow` tells where another line's number stands above, so that its own stands at the side. */
function growthLine(
  points: readonly GrowthPoint[],
  x: (i: number) => number,
  y: (value: number) => number,
  side: Side,
  isBelow: (i: number) => boolean = () => false,
): GrowthLine {
  const placed = points.map((point, i) => (point.mean > 0 ? placePoint(points, i, x(i), y, isBelow(i), side) : null));
  const path = line<PlacedPoint | null>()
    .defined((point) => point !== null)
    .x((point) => point?.x ?? 0)
    .y((point) => point?.y ?? 0)(placed);
  const worst = worstGrowth(points.map(({ mean }) => mean));
  return {
    points: placed,
    path: path ?? '',
    ...(worst && { worst: { ...worst, ...besideStep(placed, worst.to, side) } }),
  };
}

/** The step with the largest ratio of neighbouring means, among steps that grow; undefined where none does. */
export function worstGrowth(means: readonly number[]): { to: number; factor: number } | undefined {
  let worst: { to: number; factor: number } | undefined;
  for (let to = 1; to < means.length; to++) {
    const factor = (means[to] as number) / (means[to - 1] as number);
    if (Number.isFinite(factor) && factor > (worst?.factor ?? 1)) worst = { to, factor };
  }
  return worst;
}

/** A growth factor in words: ×25, ×7.3. */
export function growthText(factor: number): string {
  return formatFactor(factor < 10 ? Math.round(factor * 10) / 10 : Math.round(factor));
}

/** Powers of ten that enclose every mean and band; at least two decades, so that the axis is one. */
function decades(points: readonly GrowthPoint[]): [number, number] {
  const values = points.filter(({ mean }) => mean > 0).flatMap(({ mean, p90 }) => [mean, p90]);
  if (values.length === 0) return [-2, 2];
  const low = Math.floor(Math.log10(Math.min(...values)) + 1e-9);
  const high = Math.ceil(Math.log10(Math.max(...values)) - 1e-9);
  return [low, Math.max(high, low + 2)];
}

function placePoint(
  points: readonly GrowthPoint[],
  i: number,
  x: number,
  y: (value: number) => number,
  isBelow: boolean,
  side: Side,
): PlacedPoint {
  const { mean, p10, p90 } = points[i] as GrowthPoint;
  const bandTop = y(p90);
  const bandBottom = p10 > 0 ? y(p10) : y(Number.MIN_VALUE);
  const before = points[i - 1]?.mean ?? 0;
  const below = Math.max(y(mean), bandBottom) + 20;
  const hasRoomBelow = below < y(Number.MIN_VALUE);
  const above = Math.min(y(mean), bandTop) - 10;
  // The last column has no neighbour whose space a number at the side could use.
  // Below an upper line is the other one.
  const goesBelow = side !== 'upper' && hasRoomBelow && (isBelow ? i === points.length - 1 : before > mean);
  const label =
    isBelow && !goesBelow
      ? { x: x + 11, y: y(mean) + 12, anchor: 'start' as const }
      : { x, y: goesBelow ? below : above, anchor: 'middle' as const };
  return { x, y: y(mean), bandTop, bandBottom, label };
}

/** Beside the middle of a step: below it to the right, or above it to the left, away from a line beneath. */
function besideStep(
  points: readonly (PlacedPoint | null)[],
  to: number,
  side: Side,
): Omit<GrowthStep, 'to' | 'factor'> {
  const a = points[to - 1] as PlacedPoint;
  const b = points[to] as PlacedPoint;
  const [x, y] = [(a.x + b.x) / 2, (a.y + b.y) / 2];
  return side === 'upper' ? { x: x - 10, y: y - 8, anchor: 'end' } : { x: x + 14, y: y + 22, anchor: 'start' };
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** 0.01 to 1000 in full, powers beyond as 10⁻⁵. */
function tickLabel(power: number): string {
  if (power >= -3 && power <= 4) return power < 0 ? (10 ** power).toFixed(-power) : String(10 ** power);
  const digits = [...String(Math.abs(power))].map((digit) => SUPERSCRIPTS[Number(digit)]).join('');
  return `10${power < 0 ? '⁻' : ''}${digits}`;
}
