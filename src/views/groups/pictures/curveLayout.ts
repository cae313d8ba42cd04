import { line, scaleLinear } from 'd3';

export interface CurveLayout {
  readonly x: (radius: number) => number;
  readonly y: (share: number) => number;
  readonly ticks: readonly number[];
  /** Path data of a line over the grid. */
  readonly path: (shares: readonly number[]) => string;
  /** Place in the grid that is nearest to a pixel. */
  readonly nearest: (x: number) => number;
}

/** Accuracies over radii: radii along the width from 0 to the last shown, accuracy from 0 below to 1 above. */
export function layoutCurves(
  grid: readonly number[],
  last: number,
  size: { readonly width: number; readonly height: number },
): CurveLayout {
  const x = scaleLinear([0, grid[last] || 1], [0, size.width]);
  const y = scaleLinear([0, 1], [size.height, 0]);
  const draw = line<number>((_, at) => x(grid[at] ?? 0), y);
  return {
    x,
    y,
    ticks: x.ticks(4),
    path: (shares) => draw(shares.slice(0, last + 1)) ?? '',
    nearest: (at) => nearestPlace(grid.slice(0, last + 1), x.invert(at)),
  };
}

function nearestPlace(grid: readonly number[], radius: number): number {
  return grid.reduce(
    (best, candidate, at) => (Math.abs(candidate - radius) < Math.abs((grid[best] ?? 0) - radius) ? at : best),
    0,
  );
}

/** The last place of the grid worth showing: one after all lines are as good as zero. */
export function lastShown(lines: readonly (readonly number[])[], grid: readonly number[]): number {
  const gone = grid.findIndex((_, at) => lines.every((shares) => (shares[at] ?? 0) < 0.005));
  return gone < 0 ? grid.length - 1 : Math.max(1, gone);
}
