import { NOT_ASKED } from './criteria';

/** A radius as counts of a grid, so that integers decide. */
export interface Threshold {
  /** A pair is proved at the radius when at least so many radii of the grid are; 0 where the pair does not count. */
  readonly proved: number;
  /** A pair is falsified at the radius when its place in `attacked` is below this. */
  readonly falsified: number;
}

/**
 * What a radius asks of the entries of a table. One between two radii of the grid is proved where the next larger one is,
 * and falsified where the next smaller one is: both claims then hold at the radius itself.
 */
export function thresholdOf(radius: number, grid: readonly number[]): Threshold {
  const falsified = grid.filter((step) => step <= radius).length;
  if (radius === NOT_ASKED) return { proved: 0, falsified };
  return { proved: 1 + grid.filter((step) => !(step >= radius)).length, falsified };
}

/** The same for many radii, in arrays. */
export function thresholdsOf(
  radii: Float64Array,
  grid: readonly number[],
): { proved: Uint16Array; falsified: Uint16Array } {
  const known = new Map<number, Threshold>();
  const proved = new Uint16Array(radii.length);
  const falsified = new Uint16Array(radii.length);
  for (const [at, radius] of radii.entries()) {
    const threshold = known.get(radius) ?? thresholdOf(radius, grid);
    known.set(radius, threshold);
    proved[at] = threshold.proved;
    falsified[at] = threshold.falsified;
  }
  return { proved, falsified };
}
