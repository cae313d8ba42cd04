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
  for (let count = most; ; count--) {
    const values = ticks(from, to, count);
    const labels = formatTicks(values);
    const distance = (pixels * ((values[1] ?? to) - (values[0] ?? from))) / (to - from);
    if (count <= 1 || !(widestOf(labels) + GAP > distance)) {
      return values.map((value, i) => ({ value, label: labels[i] as string }));
    }
  }
}

/** Pixels that the widest of some labels takes. */
export function widestOf(labels: readonly string[]): number {
  return Math.max(0, ...labels.map((label) => textWidth(label, FONT_SIZE)));
}
