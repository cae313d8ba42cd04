import * as tf from '@tensorflow/tfjs-core';
import { forwardDifferentiably } from '../../network/forward';
import { type Shape, sizeOf } from '../../network/network';
import type { ReadyNetwork } from '../../network/upload';
import { Random } from '../../numbers/random';
import { rowsAtOnce } from '../attack/descend';
import { type Float32Box, float32Inside } from '../attack/insideBox';
import type { Checkpoint } from '../checkpoint';
import type { Alternative, FloatProperty } from './floatProperty';
import { startRows } from './rowBounds';
import { checkWitness, type Witness } from './witness';

/** From where an alternative is searched. */
export interface Start {
  readonly alternative: number;
  readonly point: Float32Array;
}

/** How a descent goes: how many steps, and how long they are, as shares of the box's half width. */
export interface Pace {
  readonly steps: number;
  /** @param done share of the steps */
  stepAt(done: number): number;
}

/** Of many inputs: steps shrink evenly to nothing. */
export function evenly(steps: number): Pace {
  return { steps, stepAt: (done) => 0.5 * (1 - done) };
}

/** Of few inputs: steps are halved again and again, for what is looked for may lie in a thin region. */
export function finely(steps: number, first: number): Pace {
  return { steps, stepAt: (done) => first * 2 ** (-12 * done) };
}

/** Points are read each time this many steps were taken. */
const STEPS_BETWEEN_LOOKS = 5;

/** A margin this far below zero, as a share of the outputs' size, is beyond doubt of any float32 run. */
const BEYOND_DOUBT = 1e-4;

/**
 * Looks for counterexamples by projected gradient descent (Madry et al. 2018) on the largest excess of an alternative's
 * rows over their limits, from several points at once.
 *
 * @returns the first that is certain
 */
export async function searchFrom(
  ready: ReadyNetwork,
  property: FloatProperty,
  starts: readonly Start[],
  pace: Pace,
  checkpoint: Checkpoint,
): Promise<Witness | undefined> {
  const chunk = rowsAtOnce(ready);
  for (let first = 0; first < starts.length; first += chunk) {
    const found = await descend(ready, property, starts.slice(first, first + chunk), pace, checkpoint);
    if (found) return found;
  }
  return undefined;
}

/** Starts at the middle of every region, then at random points; `restarts` for each alternative. */
export function startsOf(
  property: FloatProperty,
  alternatives: readonly number[],
  restarts: number,
  seed: number,
): Start[] {
  return Array.from({ length: restarts }, (_, restart) => restart).flatMap((restart) => {
    const random = new Random(seed, 'attack', restart);
    return alternatives.map((alternative) => {
      const { lower, upper } = float32Inside((property[alternative] as Alternative).region.inside);
      const point = lower.map((low, at) => {
        const share = restart === 0 ? 0.5 : random.uniform();
        return Math.min(Math.max(Math.fround(low + ((upper[at] as number) - low) * share), low), upper[at] as number);
      });
      return { alternative, point };
    });
  });
}

type State = { x: tf.Tensor; best: tf.Tensor; bestX: tf.Tensor };

type Constants = { lower: tf.Tensor; upper: tf.Tensor; step: tf.Tensor; rows: tf.Tensor; limits: tf.Tensor };

async function descend(
  ready: ReadyNetwork,
  property: FloatProperty,
  starts: readonly Start[],
  pace: Pace,
  checkpoint: Checkpoint,
): Promise<Witness | undefined> {
  const shape = [starts.length, ...ready.network.input.shape];
  const fixed = tf.tidy(() => constantsOf(ready, property, starts, shape));
  let state: State = tf.tidy(() => ({
    x: tf.tensor(joined(starts.map(({ point }) => point)), shape),
    best: tf.fill([starts.length], 2 ** 41),
    bestX: tf.zeros(shape),
  }));
  const tried = new Set<number>();
  const { steps } = pace;
  try {
    for (let step = 0; step <= steps; step++) {
      const next: State = tf.tidy(() => advance(ready, state, fixed, pace.stepAt(step / steps)));
      tf.dispose({ ...state });
      state = next;
      await checkpoint();
      const isLast = step === steps;
      if (!isLast && step % STEPS_BETWEEN_LOOKS !== 0) continue;
      const excess = await state.best.data<'float32'>();
      // Before the end only what is beyond doubt; then all that may be one.
      const order = [...excess.keys()].filter(
        (at) => (excess[at] as number) <= (isLast ? 0 : -BEYOND_DOUBT) && !tried.has(at),
      );
      if (order.length === 0) continue;
      const points = await state.bestX.data<'float32'>();
      const size = points.length / starts.length;
      for (const at of order.sort((a, b) => (excess[a] as number) - (excess[b] as number)).slice(0, MOST_CHECKS)) {
        tried.add(at);
        const own = points.slice(at * size, (at + 1) * size);
        const found = await checkWitness(ready, property, (starts[at] as Start).alternative, own);
        if (found) return found;
      }
    }
    return undefined;
  } finally {
    tf.dispose([{ ...state }, { ...fixed }]);
  }
}

/** Points evaluated in float64 at one look. */
const MOST_CHECKS = 8;

function constantsOf(
  ready: ReadyNetwork,
  property: FloatProperty,
  starts: readonly Start[],
  shape: number[],
): Constants {
  const own = starts.map(({ alternative }) => property[alternative] as Alternative);
  const boxes = own.map(({ region }): Float32Box => float32Inside(region.inside));
  const lower = tf.tensor(joined(boxes.map((box) => box.lower)), shape);
  const upper = tf.tensor(joined(boxes.map((box) => box.upper)), shape);
  const most = own.reduce((count, { rows }) => Math.max(count, rows.length), 1);
  const output = ready.shapes.get(ready.network.output) as Shape;
  const rows = startRows(
    own.map((each) => each.rows),
    most,
    output,
  );
  const limits = own.flatMap((each) =>
    Array.from({ length: most }, (_, at) => (each.rows[at] ?? each.rows[0])?.limit.down ?? 0),
  );
  return {
    lower,
    upper,
    step: tf.mul(tf.sub(upper, lower), 0.5),
    rows: tf.reshape(rows, [starts.length, most, sizeOf(output)]),
    limits: tf.tensor2d(limits, [starts.length, most]),
  };
}

/** Looks at x, remembers it where its excess is the least so far, and takes a step of that share of the half width. */
function advance(ready: ReadyNetwork, { x, best, bestX }: State, fixed: Constants, share: number): State {
  const count = x.shape[0] as number;
  const excessAt = (point: tf.Tensor) => {
    const outputs = tf.reshape(forwardDifferentiably(ready, point), [count, 1, -1]);
    return tf.max(tf.sub(tf.sum(tf.mul(outputs, fixed.rows), 2), fixed.limits), 1);
  };
  const { value, grads } = tf.valueAndGrads(excessAt as (...points: tf.Tensor[]) => tf.Tensor)([x], tf.ones([count]));
  const isLess = tf.less(value, best);
  const mask = tf.reshape(isLess, [count, ...x.shape.slice(1).map(() => 1)]);
  const move = tf.mul(tf.sign(grads[0] as tf.Tensor), tf.mul(fixed.step, share));
  return {
    x: tf.minimum(tf.maximum(tf.sub(x, move), fixed.lower), fixed.upper),
    best: tf.where(isLess, value, best),
    bestX: tf.where(mask, x, bestX),
  };
}

function joined(points: readonly Float32Array[]): Float32Array {
  const size = points[0]?.length ?? 0;
  const values = new Float32Array(points.length * size);
  for (const [at, point] of points.entries()) values.set(point, at * size);
  return values;
}
