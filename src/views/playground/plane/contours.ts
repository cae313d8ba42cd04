import type { Field } from './field';
import type { Plot } from './plot';

export type Point = readonly [number, number];
/** A thousandth of a cell is far below a pixel. */
const BISECTIONS = 9;
/** Deviation from a straight line, as a share of the change over the edge, that cannot be seen. */
const STRAIGHT = 1e-6;

export type Segment = readonly [Point, Point];

/**
 * Where a sampled function crosses a level: marching squares, one or two segments a cell. Between two samples the
 * crossing is found by bisection on the function itself, so that kinks do not look like stairs. Points are in grid
 * steps from the bottom left.
 */
export function contour(field: Field, level: number): readonly Segment[] {
  const segments: Segment[] = [];
  forEachCell(field, level, 3, (corners) => {
    const [a, b, c, d] = corners.flatMap((corner, index) =>
      crossing(field, corner, corners[(index + 1) % 4] as Corner, level),
    );
    if (a && b) segments.push([a, b]);
    if (c && d) segments.push([c, d]);
  });
  return segments;
}

/** Where the function is at or below a level, as closed polygons in grid steps: parts of cells, and whole cells of a row in one. */
export function regionBelow(field: Field, level: number): readonly (readonly Point[])[] {
  const polygons: (readonly Point[])[] = wholeCells(field, level);
  forEachCell(field, level, 3, (corners) => {
    const polygon = corners.flatMap((corner, index) => {
      const own: readonly Point[] = corner.value <= level ? [corner.point] : [];
      return [...own, ...crossing(field, corner, corners[(index + 1) % 4] as Corner, level)];
    });
    if (polygon.length > 2) polygons.push(polygon);
  });
  return polygons;
}

/** Cells with all corners at or below a level: those side by side are one rectangle. */
function wholeCells({ columns, rows, values }: Field, level: number): (readonly Point[])[] {
  const rectangles: (readonly Point[])[] = [];
  const isBelow = (at: number) => (values[at] as number) <= level && (values[at + columns] as number) <= level;
  for (let row = 0; row + 1 < rows; row++) {
    let start = 0;
    for (let column = 0; column <= columns; column++) {
      if (column < columns && isBelow(row * columns + column)) continue;
      const last = column - 1;
      if (last > start)
        rectangles.push([
          [start, row],
          [last, row],
          [last, row + 1],
          [start, row + 1],
        ]);
      start = column + 1;
    }
  }
  return rectangles;
}

/** The part where the function is 0 or less, as the outline of a picture. */
export function regionPath(field: Field, { x, y }: Pick<Plot, 'x' | 'y'>): string {
  const { window, columns, rows } = field;
  const across = (window.right - window.left) / (columns - 1);
  const up = (window.top - window.bottom) / (rows - 1);
  const at = ([column, row]: Point) =>
    `${x(window.left + column * across).toFixed(1)} ${y(window.bottom + row * up).toFixed(1)}`;
  return regionBelow(field, 0)
    .map((polygon) => `M${polygon.map(at).join('L')}Z`)
    .join('');
}

interface Corner {
  readonly point: Point;
  readonly value: number;
}

/** Visits the cells of which at least one and at most `most` corners are at or below the level. */
function forEachCell(
  { columns, rows, values }: Field,
  level: number,
  most: number,
  visit: (corners: readonly Corner[]) => void,
): void {
  for (let row = 0; row + 1 < rows; row++) {
    for (let column = 0; column + 1 < columns; column++) {
      const at = row * columns + column;
      const [a, b] = [values[at] as number, values[at + 1] as number];
      const [d, c] = [values[at + columns] as number, values[at + columns + 1] as number];
      const inside = Number(a <= level) + Number(b <= level) + Number(c <= level) + Number(d <= level);
      if (inside === 0 || inside > most) continue;
      const corners: readonly Corner[] = [
        { point: [column, row], value: a },
        { point: [column + 1, row], value: b },
        { point: [column + 1, row + 1], value: c },
        { point: [column, row + 1], value: d },
      ];
      visit(corners);
    }
  }
}

/** The point between two corners at which the level is crossed, if it is. */
function crossing(field: Field, a: Corner, b: Corner, level: number): readonly Point[] {
  if (a.value <= level === b.value <= level) return [];
  // Between kinks the function is linear, and the first guess is right.
  const share = (level - a.value) / (b.value - a.value);
  const guess = between(a.point, b.point, share);
  if (share > 0 && share < 1 && Math.abs(valueAtStep(field, guess) - level) <= STRAIGHT * Math.abs(b.value - a.value))
    return [guess];
  let [inside, outside] = a.value <= level ? [a.point, b.point] : [b.point, a.point];
  for (let round = 0; round < BISECTIONS; round++) {
    const middle = between(inside, outside, 0.5);
    if (valueAtStep(field, middle) <= level) inside = middle;
    else outside = middle;
  }
  return [between(inside, outside, 0.5)];
}

function between([ax, ay]: Point, [bx, by]: Point, share: number): Point {
  return [ax + share * (bx - ax), ay + share * (by - ay)];
}

function valueAtStep({ window, columns, rows, valueAt }: Field, [column, row]: Point): number {
  const { left, right, bottom, top } = window;
  return valueAt(left + ((right - left) * column) / (columns - 1), bottom + ((top - bottom) * row) / (rows - 1));
}
