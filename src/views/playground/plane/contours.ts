import type { Field } from './field';

export type Point = readonly [number, number];
/** A thousandth of a cell is far below a pixel. */
const BISECTIONS = 9;

export type Segment = readonly [Point, Point];

/**
 * Where a sampled function crosses a level: marching squares, one or two segments a cell. Between two samples the
 * crossing is found by bisection on the function itself, so that kinks do not look like stairs. Points are in grid
 * steps from the bottom left.
 */
export function contour(field: Field, level: number): readonly Segment[] {
  const segments: Segment[] = [];
  forEachCell(field, (corners) => {
    const crossings = corners.flatMap((corner, index) =>
      crossing(field, corner, corners[(index + 1) % 4] as Corner, level),
    );
    const [a, b, c, d] = crossings;
    if (a && b) segments.push([a, b]);
    if (c && d) segments.push([c, d]);
  });
  return segments;
}

/** The part of every cell where the function is at or below a level, as closed polygons in grid steps. */
export function regionBelow(field: Field, level: number): readonly (readonly Point[])[] {
  const polygons: (readonly Point[])[] = [];
  forEachCell(field, (corners) => {
    if (corners.every(({ value }) => value > level)) return;
    const polygon = corners.flatMap((corner, index) => {
      const inside: readonly Point[] = corner.value <= level ? [corner.point] : [];
      return [...inside, ...crossing(field, corner, corners[(index + 1) % 4] as Corner, level)];
    });
    if (polygon.length > 2) polygons.push(polygon);
  });
  return polygons;
}

interface Corner {
  readonly point: Point;
  readonly value: number;
}

function forEachCell({ columns, rows, values }: Field, visit: (corners: readonly Corner[]) => void): void {
  const corner = (column: number, row: number): Corner => ({
    point: [column, row],
    value: values[row * columns + column] as number,
  });
  for (let row = 0; row + 1 < rows; row++) {
    for (let column = 0; column + 1 < columns; column++) {
      visit([corner(column, row), corner(column + 1, row), corner(column + 1, row + 1), corner(column, row + 1)]);
    }
  }
}

/** The point between two corners at which the level is crossed, if it is. */
function crossing(field: Field, a: Corner, b: Corner, level: number): readonly Point[] {
  if (a.value <= level === b.value <= level) return [];
  let [inside, outside] = a.value <= level ? [a.point, b.point] : [b.point, a.point];
  for (let round = 0; round < BISECTIONS; round++) {
    const middle: Point = [(inside[0] + outside[0]) / 2, (inside[1] + outside[1]) / 2];
    if (valueAtStep(field, middle) <= level) inside = middle;
    else outside = middle;
  }
  return [[(inside[0] + outside[0]) / 2, (inside[1] + outside[1]) / 2]];
}

function valueAtStep({ window, columns, rows, valueAt }: Field, [column, row]: Point): number {
  const { left, right, bottom, top } = window;
  return valueAt(left + ((right - left) * column) / (columns - 1), bottom + ((top - bottom) * row) / (rows - 1));
}
