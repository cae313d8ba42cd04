import * as tf from '@tensorflow/tfjs-core';
import { forward } from '../../network/forward';
import { evenly, finely, type Start, searchFrom } from './descendRows';
import type { Alternative } from './floatProperty';
import type { Branching } from './tree';
import { checkWitness, type Witness } from './witness';

/** Rounds after which the most promising points are followed by descent. */
const ROUNDS_BETWEEN_DESCENTS = 8;
const [NEAR_PACE, FAR_PACE] = [finely(12, 0.03), evenly(10)];

/** Points looked at closely. */
const MOST_POINTS = 16;

/**
 * Tries points of open subproblems as counterexamples, and descends from the most promising now and then.
 *
 * @param round counts from 1
 * @param isNear whether the points lie in small parts of the box, near which is looked
 */
export async function tryPoints(
  branching: Branching,
  starts: readonly Start[],
  round: number,
  isNear: boolean,
): Promise<Witness | undefined> {
  if (starts.length === 0) return undefined;
  const { ready, property, checkpoint } = branching;
  const excess = await excessAt(branching, starts);
  const order = [...starts.keys()].sort((a, b) => (excess[a] as number) - (excess[b] as number)).slice(0, MOST_POINTS);
  for (const at of order) {
    if (!((excess[at] as number) <= 0)) break;
    const { alternative, point } = starts[at] as Start;
    const witness = await checkWitness(ready, property, alternative, point);
    if (witness) return witness;
  }
  if (round % ROUNDS_BETWEEN_DESCENTS !== 0) return undefined;
  const best = order.map((at) => starts[at] as Start);
  return searchFrom(ready, property, best, isNear ? NEAR_PACE : FAR_PACE, checkpoint);
}

/** The largest excess of rows over their limits at each point, as float32 has it. */
async function excessAt({ ready, property }: Branching, starts: readonly Start[]): Promise<Float64Array> {
  const shape = [starts.length, ...ready.network.input.shape];
  const output = tf.tidy(() => forward(ready, tf.tensor(flat(starts.map(({ point }) => point)), shape)));
  const values = await output.data<'float32'>();
  output.dispose();
  const size = values.length / starts.length;
  return Float64Array.from(starts, ({ alternative }, at) => {
    const excess = (property[alternative] as Alternative).rows.map(({ coefficients, limit }) => {
      return coefficients.reduce((sum, a, i) => sum + a * (values[at * size + i] as number), -limit.down);
    });
    return Math.max(...excess);
  });
}

/** Arrays one after the other. */
export function flat(points: readonly Float32Array[]): Float32Array {
  const size = points[0]?.length ?? 0;
  const values = new Float32Array(points.length * size);
  for (const [at, point] of points.entries()) values.set(point, at * size);
  return values;
}
