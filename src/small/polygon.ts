export type Point = readonly [number, number];

/** Corners in order; of segments and points fewer than three. */
export type Polygon = readonly Point[];

/** Area of a simple polygon. */
export function areaOf(polygon: Polygon): number {
  return Math.abs(signedTwice(polygon)) / 2;
}

/** Twice the area, above 0 where the corners go round counterclockwise. */
function signedTwice(polygon: Polygon): number {
  return polygon.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = polygon[(index + 1) % polygon.length] as Point;
    return sum + x * nextY - nextX * y;
  }, 0);
}

/** The part of a convex polygon where a · x + b · y ≤ limit (Sutherland and Hodgman 1974, for one line). */
export function clip(polygon: Polygon, [a, b]: Point, limit: number): Polygon {
  const kept: Point[] = [];
  for (let index = 0; index < polygon.length; index++) {
    const point = polygon[index] as Point;
    const next = polygon[(index + 1) % polygon.length] as Point;
    const here = a * point[0] + b * point[1] - limit;
    const there = a * next[0] + b * next[1] - limit;
    if (here <= 0) kept.push(point);
    if (here * there >= 0) continue;
    const share = here / (here - there);
    kept.push([point[0] + share * (next[0] - point[0]), point[1] + share * (next[1] - point[1])]);
  }
  return kept;
}

/** What two convex polygons share, with their corners in either order; empty where one of them is flat. */
export function shared(polygon: Polygon, other: Polygon): Polygon {
  const turn = signedTwice(other);
  if (turn === 0) return [];
  return other.reduce<Polygon>((left, [x, y], index) => {
    const [nextX, nextY] = other[(index + 1) % other.length] as Point;
    const [a, b] = turn > 0 ? [nextY - y, x - nextX] : [y - nextY, nextX - x];
    return clip(left, [a, b], a * x + b * y);
  }, polygon);
}

/** The convex polygon around a centre that the segments ±generator add up to: its sides in order of their angles. */
export function zonogon(center: Point, generators: readonly Point[]): Polygon {
  const sides = generators
    .filter(([x, y]) => x !== 0 || y !== 0)
    .map(([x, y]): Point => (y < 0 || (y === 0 && x < 0) ? [-x, -y] : [x, y]))
    .sort((p, q) => Math.atan2(p[1], p[0]) - Math.atan2(q[1], q[0]));
  let [x, y] = center;
  for (const side of sides) [x, y] = [x - side[0], y - side[1]];
  const corners: Point[] = [[x, y]];
  for (const sign of [1, -1]) {
    for (const side of sides) {
      [x, y] = [x + 2 * sign * side[0], y + 2 * sign * side[1]];
      corners.push([x, y]);
    }
  }
  corners.pop();
  return corners.length > 0 ? corners : [center];
}

/** Columns in which a union is measured. */
const COLUMNS = 1024;

/**
 * Area of the union of convex polygons, which may overlap: the lengths that they cover of 1,024 upright lines. Off by
 * less than a thousandth in practice, so it is written with three figures at most.
 */
export function unionArea(polygons: readonly Polygon[]): number {
  const xs = polygons.flat().map(([x]) => x);
  if (xs.length === 0) return 0;
  const left = xs.reduce((a, b) => Math.min(a, b));
  const width = xs.reduce((a, b) => Math.max(a, b)) - left;
  if (width <= 0) return 0;
  const step = width / COLUMNS;
  const spans: Point[][] = Array.from({ length: COLUMNS }, () => []);
  for (const polygon of polygons) addSpans(spans, polygon, left, step);
  return step * spans.reduce((sum, each) => sum + coveredBy(each), 0);
}

function addSpans(spans: Point[][], polygon: Polygon, left: number, step: number): void {
  if (polygon.length < 3) return;
  const xs = polygon.map(([x]) => x);
  const from = Math.max(0, Math.ceil((Math.min(...xs) - left) / step - 0.5));
  const to = Math.min(spans.length - 1, Math.floor((Math.max(...xs) - left) / step - 0.5));
  for (let column = from; column <= to; column++) {
    const x = left + (column + 0.5) * step;
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    polygon.forEach((point, index) => {
      const next = polygon[(index + 1) % polygon.length] as Point;
      if (Math.min(point[0], next[0]) > x || Math.max(point[0], next[0]) < x || point[0] === next[0]) return;
      const y = point[1] + ((x - point[0]) / (next[0] - point[0])) * (next[1] - point[1]);
      low = Math.min(low, y);
      high = Math.max(high, y);
    });
    if (high > low) spans[column]?.push([low, high]);
  }
}

/** Length of a union of intervals. */
function coveredBy(spans: Point[]): number {
  spans.sort((a, b) => a[0] - b[0]);
  let covered = 0;
  let end = Number.NEGATIVE_INFINITY;
  for (const [low, high] of spans) {
    if (high <= end) continue;
    covered += high - Math.max(low, end);
    end = high;
  }
  return covered;
}
