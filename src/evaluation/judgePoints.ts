import { evaluationErrors } from '../bounds/attack/evaluationErrors';
import { insideBox, pointInside } from '../bounds/attack/insideBox';
import type { Checkpoint } from '../bounds/checkpoint';
import { classesOf } from '../network/classes';
import { forward64 } from '../network/forward64';
import type { Candidates } from './candidates';
import type { TableImages } from './tableImages';
import { breakAt, type TableRun } from './tableRun';

/**
 * Evaluates points in float64 and enters those that are counterexamples whatever the rounding errors are: each at the
 * smallest radius of the grid its drawn-in point lies within, else at the radius it was found at. A point also counts
 * against every other class that it is read in favour of.
 *
 * @param shares how far along the way from the image each point seems to be a counterexample
 */
export async function judgePoints(
  run: TableRun,
  { jobs, x, points }: Candidates,
  shares: Float64Array,
  images: TableImages,
  checkpoint: Checkpoint,
): Promise<void> {
  const size = x.length / jobs.length;
  const { grid } = run.about;
  for (const [at, { row, target, place }] of jobs.entries()) {
    const center = x.subarray(at * size, (at + 1) * size);
    const point = points.subarray(at * size, (at + 1) * size);
    const reach = largestDistance(center, point);
    const nearest = grid.findIndex((radius) => radius >= reach * (shares[at] as number));
    for (const candidate of new Set([Math.min(nearest < 0 ? place : nearest, place), place])) {
      if (isSettled(run, row, target, candidate)) break;
      const share = reach > 0 ? Math.min(1, (grid[candidate] as number) / reach) : 1;
      const drawn = point.map((value, i) => (center[i] as number) + (value - (center[i] as number)) * share);
      await judgePoint(run, row, candidate, center, drawn, images);
    }
    await checkpoint();
  }
}

function isSettled(run: TableRun, row: number, target: number, place: number): boolean {
  return (run.attacked[row * run.about.outputs + target] as number) <= place;
}

/** Enters what the point inside the box of that place shows. */
async function judgePoint(
  run: TableRun,
  row: number,
  place: number,
  center: Float64Array,
  point: Float32Array,
  { ready }: TableImages,
): Promise<void> {
  const { outputs, grid, clip } = run.about;
  const inside = pointInside(point, insideBox(center, grid[place] as number, clip));
  const label = run.labels[row] as number;
  const logits = forward64(ready.network, ready.shapes, inside);
  const errors = await evaluationErrors(ready, inside);
  const classes = classesOf(ready.network, ready.shapes);
  const most = classes.marginErrors(label, errors);
  for (const [j, margin] of classes.margins(label, logits).entries()) {
    if (j !== label && margin + (most[j] as number) <= 0) breakAt(run, row * outputs + j, place);
  }
}

function largestDistance(a: Float64Array, b: Float32Array): number {
  return a.reduce((most, value, i) => Math.max(most, Math.abs(value - (b[i] as number))), 0);
}
