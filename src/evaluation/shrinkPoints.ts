import * as tf from '@tensorflow/tfjs-core';
import { classesOf } from '../network/classes';
import { forward } from '../network/forward';
import type { Candidates } from './candidates';
import type { TableImages } from './tableImages';
import type { TableRun } from './tableRun';

/** Halvings of the way between the image and the point. */
const HALVINGS = 6;

/**
 * How far each point may be drawn towards its image and still seem to be a counterexample, in float32: shares of the
 * way, 1 for the point itself. A margin has one sign change on most ways, which halving finds.
 */
export async function shrinkPoints(
  run: TableRun,
  { jobs, x, points }: Candidates,
  { ready }: TableImages,
): Promise<Float64Array> {
  const size = x.length / jobs.length;
  const holds = new Float64Array(jobs.length);
  const breaks = new Float64Array(jobs.length).fill(1);
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = breaks.map((share, at) => (share + (holds[at] as number)) / 2);
    const between = points.map((value, i) => {
      const from = x[i] as number;
      return from + (value - from) * (middle[Math.floor(i / size)] as number);
    });
    const margins = await marginsAt(run, jobs, between, ready);
    for (const [at, share] of middle.entries()) {
      if ((margins[at] as number) < 0) breaks[at] = share;
      else holds[at] = share;
    }
  }
  return breaks;
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
    const { winning, losing } = classes.marginOutputs(run.labels[row] as number, target);
    return logit(at, winning) - logit(at, losing);
  });
}
