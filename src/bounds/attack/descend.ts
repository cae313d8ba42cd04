import * as tf from '@tensorflow/tfjs-core';
import { readingWaits, readTogether } from '../../kernels/readTogether';
import { forwardDifferentiably } from '../../network/forward';
import { type Shape, sizeOf } from '../../network/network';
import type { ReadyNetwork } from '../../network/upload';
import type { Checkpoint } from '../checkpoint';
import { multiplicationsOf } from '../cost/passCost';
import { sumOf } from '../cost/room';
import type { Float32Box } from './insideBox';

/** One descent for each row: from `start`, within the box, towards a small z_winning − z_losing. */
export interface Descents extends Float32Box {
  /** [rows, ...input shape], as the bounds of the boxes. */
  readonly start: Float32Array;
  /** Outputs, one for each row. */
  readonly winning: readonly number[];
  readonly losing: readonly number[];
}

/** What a descent found: the least margin seen, in float32, and where. */
interface Found {
  readonly margins: Float32Array;
  /** [rows, ...input shape] */
  readonly points: Float32Array;
}

/**
 * The margins are read, and the descents perhaps ended, each time this many steps were taken: where a reading has to be waited
 * for, no sooner than after more steps than descents usually take, of which small networks take many in the time of one reading.
 */
const STEPS_BETWEEN_LOOKS = { inMemory: 4, onDevice: 32 } as const;

/** The first step, as a share of the box's half width; the following ones shrink evenly to nothing. */
const FIRST_STEP = 0.5;

/** Numbers on the device at once (16 MiB): little enough for any device, and for a step to be short. */
const MOST_VALUES = 2 ** 22;

/** Copies of its activations that a descent needs: values, gradients, and what operations keep meanwhile. */
const COPIES = 4;

/** A step goes forward and back; each layer's products are taken once forward and for its inputs' derivatives. */
export const WAYS = 2;

/** Products of one step of one descent, forward and back. */
export function descentStep({ nodes, shapes }: ReadyNetwork): number {
  return WAYS * sumOf(nodes, (node) => multiplicationsOf(node, shapes.get(node.output) as Shape));
}

/** How many inputs of a network are computed with together, their derivatives or both of their bounds included. */
export function rowsAtOnce({ network, shapes }: ReadyNetwork): number {
  const values = [network.input.name, ...network.nodes.map((node) => node.output)];
  const perRow = values.reduce((sum, name) => sum + sizeOf(shapes.get(name) as Shape), 0);
  return Math.max(1, Math.floor(MOST_VALUES / (COPIES * perRow)));
}

/**
 * Projected gradient descent (Madry et al. 2018): steps along the sign of the gradient, each cut back to the box. Needs
 * the derivatives of the operations; a backend that is started has them.
 *
 * @param isEnough is given the least margins so far; true ends the descents early
 * @param checkpoint awaited between steps
 */
export async function descend(
  ready: ReadyNetwork,
  descents: Descents,
  steps: number,
  isEnough: (margins: Float32Array) => boolean,
  checkpoint: Checkpoint,
): Promise<Found> {
  const shape = [descents.winning.length, ...ready.network.input.shape];
  const fixed = tf.tidy(() => constantsOf(ready, descents, shape));
  let state: State = tf.tidy(() => ({
    x: tf.tensor(descents.start, shape),
    best: tf.fill([descents.winning.length], 2 ** 41),
    bestX: tf.tensor(descents.start, shape),
  }));
  const between = readingWaits() ? STEPS_BETWEEN_LOOKS.onDevice : STEPS_BETWEEN_LOOKS.inMemory;
  try {
    for (let step = 0; step <= steps; step++) {
      const next: State = tf.tidy(() => advance(ready, state, fixed, FIRST_STEP * (1 - step / steps)));
      tf.dispose({ ...state });
      state = next;
      // What the descents start from is nothing to wait for.
      const isLook = step % between === 0 && step < steps && !(step === 0 && readingWaits());
      if (isLook && isEnough(await state.best.data<'float32'>())) break;
      await checkpoint();
    }
    const [margins, points] = (await readTogether([state.best, state.bestX])) as [Float32Array, Float32Array];
    return { margins: new Float32Array(margins), points: new Float32Array(points) };
  } finally {
    tf.dispose([{ ...state }, { ...fixed }]);
  }
}

type State = { x: tf.Tensor; best: tf.Tensor; bestX: tf.Tensor };

type Constants = { lower: tf.Tensor; upper: tf.Tensor; radius: tf.Tensor; direction: tf.Tensor };

function constantsOf(ready: ReadyNetwork, descents: Descents, shape: number[]): Constants {
  const lower = tf.tensor(descents.lower, shape);
  const upper = tf.tensor(descents.upper, shape);
  const outputs = (ready.shapes.get(ready.network.output) ?? []).reduce((a, b) => a * b, 1);
  const oneHot = (chosen: readonly number[]) =>
    tf.cast(tf.oneHot(tf.tensor1d([...chosen], 'int32'), outputs), 'float32');
  const direction = tf.sub(oneHot(descents.winning), oneHot(descents.losing));
  return { lower, upper, radius: tf.mul(tf.sub(upper, lower), 0.5), direction };
}

/** Looks at x, remembers it where its margin is the least so far, and takes a step of that share of the half width. */
function advance(ready: ReadyNetwork, { x, best, bestX }: State, fixed: Constants, share: number): State {
  const rows = x.shape[0] as number;
  const marginsAt = (point: tf.Tensor) => {
    const logits = tf.reshape(forwardDifferentiably(ready, point), [rows, -1]);
    return tf.sum(tf.mul(logits, fixed.direction), 1);
  };
  const { value, grads } = tf.valueAndGrads(marginsAt as (...points: tf.Tensor[]) => tf.Tensor)([x], tf.ones([rows]));
  const isLess = tf.less(value, best);
  const move = tf.mul(tf.sign(grads[0] as tf.Tensor), tf.mul(fixed.radius, share));
  return {
    x: tf.minimum(tf.maximum(tf.sub(x, move), fixed.lower), fixed.upper),
    best: tf.where(isLess, value, best),
    bestX: tf.where(forEachValue(isLess, x.shape), x, bestX),
  };
}

/** Repeats what is true of a row for each of its values, by a product: TF.js would tile, which takes as long as the network. */
function forEachValue(ofRows: tf.Tensor, shape: number[]): tf.Tensor {
  const rows = shape[0] as number;
  const column: tf.Tensor2D = tf.reshape(tf.where(ofRows, tf.ones([rows]), tf.zeros([rows])), [rows, 1]);
  return tf.reshape(tf.greater(tf.matMul(column, tf.ones([1, sizeOf(shape.slice(1))])), 0), shape);
}
