import { ticks } from 'd3';
import { formatTicks } from '../numbers/ticks';
import { textWidth } from './placeEndLabels';

/** A round value of an axis and what is printed there. */
export interface AxisTick {
  readonly value: number;
  readonly label: string;
}

/** Least pixels between labels that stand side by side. */
const GAP = 10;
const FONT_SIZE = 12;

/**
 * About `most` round values of an axis with labels that differ; fewer where labels side by side would touch.
 *
 * @param pixels length of the axis, where its labels stand side by side; default: they stand one above the other
 */
export function axisTicks(
  [from, to]: readonly [number, number],
  most: number,
  pixels = Number.POSITIVE_INFINITY,
): AxisTick[] {
  const isRoomy = (values: readonly number[]) => {
    const distance = (pixels * ((values[1] ?? to) - (values[0] ?? from))) / (to - from);
    return !(widestOf(formatTicks(values)) + GAP > distance);
  };
  let closer: readonly number[] = [];
  for (let count = most; ; count--) {
    const values = ticks(from, to, count);
    if (count > 1 && !isRoomy(values)) {
      closer = values;
      continue;
    }
    const others = everySecond(closer);
    const shown = values.length < 2 && others.length > 1 && isRoomy(others) ? others : values;
    const labels = formatTicks(shown);
    return shown.map((value, i) => ({ value, label: labels[i] as string }));
  }
}

/** Of round values those that stay round at twice their distance; zero is one of them. */
function everySecond(values: readonly number[]): readonly number[] {
  const step = (values[1] ?? 0) - (values[0] ?? 0);
  return values.filter((value) => Math.round(value / step) % 2 === 0);
}

/** Pixels that the widest of some labels takes. */
export function widestOf(labels: readonly string[]): number {
  return Math.max(0, ...labels.map((label) => textWidth(label, FONT_SIZE)));
}
