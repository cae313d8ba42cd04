import type { Point, Polygon } from '../../small/polygon';
import { axisTicks, widestOf } from '../axisTicks';
import { textWidth } from '../placeEndLabels';

/** A rectangle of a plane's values. */
export interface View {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** From values to pixels, and back. */
export interface Plot {
  readonly view: View;
  /** Pixels left of it, where the upright axis has its labels. */
  readonly left: number;
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  /** Pixels of one unit across and up. */
  readonly unit: Point;
}

export const MARGIN = { left: 40, right: 14, top: 24, bottom: 40 };

/** Pixels between an upright axis and its labels. */
export const LABEL_GAP = 7;

/** Labels of an upright axis, at most five. */
export function uprightTicks({ bottom, top }: View) {
  return axisTicks([bottom, top], 5);
}

/** The values of a view in a picture of this size. */
export function plotOf(view: View, width: number, height: number): Plot {
  const labels = uprightTicks(view).map(({ label }) => label);
  const left = Math.max(MARGIN.left, Math.ceil(widestOf(labels)) + LABEL_GAP);
  const across = (width - left - MARGIN.right) / (view.right - view.left);
  const up = (height - MARGIN.top - MARGIN.bottom) / (view.top - view.bottom);
  return {
    view,
    left,
    x: (value) => left + (value - view.left) * across,
    y: (value) => height - MARGIN.bottom - (value - view.bottom) * up,
    unit: [across, up],
  };
}

/** A view that holds all of these with some air. */
export function viewAround(polygons: readonly Polygon[]): View {
  const points = polygons.flat();
  const side = (axis: 0 | 1) => {
    const values = points.map((point) => point[axis]);
    const [least, most] = [
      values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
      values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY),
    ];
    if (!(most >= least)) return [-1, 1] as const;
    const air = (most - least || Math.abs(most) || 1) * 0.08;
    return [least - air, most + air] as const;
  };
  const [[left, right], [bottom, top]] = [side(0), side(1)];
  return { left, right, bottom, top };
}

/** The view widened so that one unit is as long across as up in a picture of this size. */
export function squared(view: View, width: number, height: number): View {
  const { unit } = plotOf(view, width, height);
  const widen = (from: number, to: number, by: number) => {
    const extra = Math.max(0, ((to - from) * (by - 1)) / 2);
    return [from - extra, to + extra] as const;
  };
  const [left, right] = widen(view.left, view.right, unit[0] / unit[1]);
  const [bottom, top] = widen(view.bottom, view.top, unit[1] / unit[0]);
  return { left, right, bottom, top };
}

/** Path data of polygons; segments and points too, and nothing of what is empty. */
export function pathOf(polygons: readonly Polygon[], { x, y }: Plot): string {
  return polygons
    .filter(({ length }) => length > 0)
    .map((polygon) => `M${polygon.map(([px, py]) => `${x(px).toFixed(1)} ${y(py).toFixed(1)}`).join('L')}Z`)
    .join('');
}

/** A text in a picture, by the beginning of its base line. */
interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** Pixels from a text to the next one below it, and the size of its letters. */
const [ROW, LETTERS] = [14, 12];

/** The same texts where none stands on one before: as near as may be above or below its own place. */
export function apart<T extends PlacedText>(texts: readonly T[]): readonly T[] {
  const placed: T[] = [];
  for (const own of texts) {
    const meets = (y: number) =>
      placed.some(
        (other) =>
          Math.abs(other.y - y) < ROW &&
          own.x < other.x + textWidth(other.text, LETTERS) &&
          other.x < own.x + textWidth(own.text, LETTERS),
      );
    const moves = [0, -1, 1, -2, 2].map((rows) => own.y + rows * ROW);
    placed.push({ ...own, y: moves.find((y) => y >= ROW - 2 && !meets(y)) ?? own.y });
  }
  return placed;
}
