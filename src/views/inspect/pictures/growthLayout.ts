import { line, range, scaleLog } from 'd3';
import { besideStep, type Side, widestSource, withFreeFactors, worstGrowth } from './growthFactor';
import type { GrowthLine, PlacedPoint } from './growthLine';

/** Widths of one layer's bounds, as `widthStatistics` gives them. */
export interface GrowthPoint {
  readonly mean: number;
  readonly p10: number;
  readonly p90: number;
  /** The layers that it reads. */
  readonly from: readonly number[];
}

export interface GrowthFrame {
  /** Width of one column. */
  readonly column: number;
  /** Space left of the first column, for the axis. */
  readonly left: number;
  readonly top: number;
  readonly height: number;
}

export interface GrowthLayout {
  readonly width: number;
  readonly ticks: readonly { readonly value: number; readonly label: string; readonly y: number }[];
  readonly line: GrowthLine;
  /** The line to compare with, where there is one. */
  readonly reference?: GrowthLine;
}

/** How far two lines stand apart so that their points do not hide each other. */
const SHIFT = 9;
const MOST_TICKS = 6;

/**
 * Places the mean widths on a log axis whose ends are powers of ten.
 *
 * @param comparedWith another method's widths of the same layers, which are larger wherever the two differ
 */
export function growthLayout(
  measured: readonly GrowthPoint[],
  frame: GrowthFrame,
  comparedWith?: readonly GrowthPoint[],
): GrowthLayout {
  const points = withoutDust(measured);
  const reference = comparedWith && withoutDust(comparedWith);
  const [low, high] = decades([...points, ...(reference ?? [])]);
  const y = scaleLog()
    .domain([10 ** low, 10 ** high])
    .range([frame.top + frame.height, frame.top])
    .clamp(true);
  const x = (i: number) => frame.left + (i + 0.5) * frame.column;
  const step = Math.ceil((high - low + 1) / MOST_TICKS);
  const lines = reference
    ? [
        growthLine(
          points,
          (i) => x(i) + SHIFT,
          y,
          'lower',
          (i) => reference[i]?.mean !== points[i]?.mean,
        ),
        growthLine(reference, (i) => x(i) - SHIFT, y, 'upper'),
      ]
    : [growthLine(points, x, y, 'only')];
  const [line, other] = withFreeFactors(lines) as [GrowthLine, GrowthLine?];
  return {
    width: frame.left + points.length * frame.column,
    ticks: range(low, high + 1, step).map((power) => ({
      value: 10 ** power,
      label: tickLabel(power),
      y: y(10 ** power),
    })),
    line,
    ...(other && { reference: other }),
  };
}

/** A layer this much narrower than the input is a constant, whose bounds are as wide as rounding makes them. */
const DUST = 1e-10;

/** Constants have no width. */
function withoutDust(points: readonly GrowthPoint[]): readonly GrowthPoint[] {
  const least = DUST * (points[0]?.mean ?? 0);
  return points.map((point) => (point.mean < least ? { ...point, mean: 0, p10: 0, p90: 0 } : point));
}

/** One method's line; `isBelow` says where another line's number stands above, so that its own stands at the side. */
function growthLine(
  points: readonly GrowthPoint[],
  x: (i: number) => number,
  y: (value: number) => number,
  side: Side,
  isBelow: (i: number) => boolean = () => false,
): GrowthLine {
  const placed = points.map((point, i) => (point.mean > 0 ? placePoint(points, i, x(i), y, isBelow(i), side) : null));
  const draw = line<PlacedPoint | null | undefined>()
    .defined((point) => !!point)
    .x((point) => point?.x ?? 0)
    .y((point) => point?.y ?? 0);
  const trunk = trunkOf(points);
  const inTrunk = new Set(trunk);
  const others = points.flatMap(({ from }, to) => {
    const main = inTrunk.has(to) ? widestSource(points, to) : undefined;
    return from.filter((source) => source !== main).map((source) => ({ from: source, to }));
  });
  const worst = worstGrowth(points);
  return {
    points: placed,
    path: draw(trunk.map((layer) => placed[layer])) ?? '',
    branches: others
      .map(({ from, to }) => {
        const ends = [placed[from], placed[to]] as const;
        if (!ends[0] || !ends[1]) return '';
        return to === from + 1 ? (draw(ends) ?? '') : arc(ends[0], ends[1], side);
      })
      .join(''),
    ...(worst && { worst: { ...worst, ...besideStep(placed, worst, side)[0] } }),
  };
}

/** How far an arc's middle lies off the straight way. */
const BOW = 22;

/** An edge that passes layers, bowed away from the trunk, on which it would else lie; the lower of two lines bows down. */
function arc(from: PlacedPoint, to: PlacedPoint, side: Side): string {
  const number = (value: number) => String(Math.round(value * 1000) / 1000);
  const bow = side === 'lower' ? 2 * BOW : -2 * BOW;
  const middle = [(from.x + to.x) / 2, (from.y + to.y) / 2 + bow];
  return `M${number(from.x)},${number(from.y)}Q${[...middle, to.x, to.y].map(number).join()}`;
}

/** The layers from the input to the last, each the widest that the next one reads. */
function trunkOf(points: readonly GrowthPoint[]): number[] {
  const trunk: number[] = [];
  for (let layer: number | undefined = points.length - 1; layer !== undefined; layer = widestSource(points, layer)) {
    trunk.unshift(layer);
  }
  return trunk;
}

/** Powers of ten that enclose every mean and band; at least two decades, so that the axis is one. */
function decades(points: readonly GrowthPoint[]): [number, number] {
  const values = points
    .filter(({ mean }) => mean > 0)
    .flatMap(({ mean, p90 }) => [mean, p90])
    .filter(Number.isFinite);
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
  const before = points[widestSource(points, i) ?? -1]?.mean ?? 0;
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

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** 0.01 to 1000 in full, powers beyond as 10⁻⁵. */
function tickLabel(power: number): string {
  if (power >= -3 && power <= 3) return power < 0 ? (10 ** power).toFixed(-power) : String(10 ** power);
  const digits = [...String(Math.abs(power))].map((digit) => SUPERSCRIPTS[Number(digit)]).join('');
  return `10${power < 0 ? '⁻' : ''}${digits}`;
}
