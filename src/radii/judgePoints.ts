import * as tf from '@tensorflow/tfjs-core';
import { evaluationErrors } from '../bounds/attack/evaluationErrors';
import { insideBox, largestDistance, pointInside } from '../bounds/attack/insideBox';
import type { Checkpoint } from '../bounds/checkpoint';
import { withinOf } from '../bounds/within';
import { classesOf } from '../network/classes/classes';
import { forward } from '../network/forward';
import { values64 } from '../network/forward64';
import type { TableImages } from './judgeImages';
import type { AttackJob, TableRun } from './tableRun';

/** Points that seem to be counterexamples; x and points are [jobs, ...input shape] in the internal layout. */
interface Candidates {
  readonly jobs: readonly AttackJob[];
  /** The images themselves. */
  readonly x: Float64Array;
  readonly points: Float32Array;
}

/**
 * Draws points towards their images as far as they seem to stay counterexamples, evaluates them in float64 and enters
 * those that are counterexamples whatever the rounding errors are: each at the smallest radius of the grid its drawn-in
 * point lies within, else at the radius it was found at. A point also counts against every other class over which its
 * margin is not positive.
 */
export async function judgePoints(
  run: TableRun,
  candidates: Candidates,
  images: TableImages,
  checkpoint: Checkpoint,
): Promise<void> {
  const { jobs, x, points } = candidates;
  const shares = await sharesOfWay(run, candidates, images);
  const size = x.length / jobs.length;
  const { grid } = run.about;
  for (const [at, { row, target, place }] of jobs.entries()) {
    const center = x.subarray(at * size, (at + 1) * size);
    const point = points.subarray(at * size, (at + 1) * size);
    const distance = largestDistance(center, point);
    const nearest = grid.findIndex((radius) => radius >= distance * (shares[at] as number));
    for (const candidate of new Set([Math.min(nearest < 0 ? place : nearest, place), place])) {
      if (run.isFalsified({ row, target, place: candidate })) break;
      const share = distance > 0 ? Math.min(1, (grid[candidate] as number) / distance) : 1;
      const drawn = point.map((value, i) => (center[i] as number) + (value - (center[i] as number)) * share);
      await judgePoint(run, row, candidate, center, drawn, images);
    }
    await checkpoint();
  }
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
  const { grid, clip } = run.about;
  const inside = pointInside(
    point,
    insideBox(center, grid[place] as number, withinOf(clip, ready.network.input.shape)),
  );
  const label = run.labelOf(row);
  const values = values64(ready.network, ready.shapes, inside);
  const logits = values.get(ready.network.output) as Float64Array;
  const errors = await evaluationErrors(ready, values);
  const classes = classesOf(ready.network, ready.shapes);
  const most = classes.marginErrors(label, errors);
  for (const [j, margin] of classes.margins(label, logits).entries()) {
    if (j !== label && margin + (most[j] as number) <= 0) run.falsify(row, j, place);
  }
}

/** Halvings of the way between the image and the point. */
const HALVINGS = 6;

/**
 * How far each point may be drawn towards its image and still seem to be a counterexample, in float32: shares of the
 * way, 1 for the point itself. A margin has one sign change on most ways, which halving finds.
 */
async function sharesOfWay(
  run: TableRun,
  { jobs, x, points }: Candidates,
  { ready }: TableImages,
): Promise<Float64Array> {
  const size = x.length / jobs.length;
  const positive = new Float64Array(jobs.length);
  const negative = new Float64Array(jobs.length).fill(1);
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = negative.map((share, at) => (share + (positive[at] as number)) / 2);
    const between = points.map((value, i) => {
      const from = x[i] as number;
      return from + (value - from) * (middle[Math.floor(i / size)] as number);
    });
    const margins = await marginsAt(run, jobs, between, ready);
    for (const [at, share] of middle.entries()) {
      if ((margins[at] as number) < 0) negative[at] = share;
      else positive[at] = share;
    }
  }
  return negative;
}

/** The margin of every job's label over its target at its point. */
async function marginsAt(
  run: TableRun,
  jobs: Candidates['jobs'],
  points: Float32Array,
  ready: TableImages['ready'],
): Promise<number[]> {
  const output = tf.tidy(() => forward(ready, tf.tensor(points, [jobs.length, ...ready.network.input.shape])));
  const logits = await output.data<'float32'>();
  output.dispose();
  const classes = classesOf(ready.network, ready.shapes);
  const logit = (at: number, output: number) => logits[at * classes.outputs + output] as number;
  return jobs.map(({ row, target }, at) => {
    const { winning, losing } = classes.marginOutputs(run.labelOf(row), target);
    return logit(at, winning) - logit(at, losing);
  });
}
