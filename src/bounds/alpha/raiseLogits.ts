import * as tf from '@tensorflow/tfjs-core';
import { type Shape, sizeOf } from '../../network/network';
import type { LogitBounds } from '../backward/boundLogits';
import type { BackwardContext } from '../backward/context';
import { logitRows } from '../backward/specification';
import type { Checkpoint } from '../checkpoint';
import { verdictOf } from '../verdict';
import { searchBest } from './searchBounds';

/** How the bounds of logits and margins are raised. */
export interface RaisingOptions {
  readonly iterations: number;
  /** Whether to stop when every margin seems proved. */
  readonly untilProved: boolean;
  /** Is told of every iteration, with lower bounds of the margins, [batch, outputs], that ignore rounding. */
  readonly onIteration: (done: number, marginLower: Float32Array) => void;
}

/** Bounds of each logit from both sides and of each margin from below: three of the four kinds of `logitRows`. */
const KINDS = 3;

/** Steps after which the search may end because bounds rise no more, and what share of them two steps have to bring. */
const LEAST_ITERATIONS = 6;
const LEAST_GAIN = 2 ** -20;

/** A bound that ignores rounding seems proved when it is larger than this share of the largest. */
const ROUNDING_SHARE = 1e-4;

/**
 * Bounds of logits and margins by a backward pass whose slopes were searched for, intersected with known ones; the
 * margins' upper bounds stay as they are.
 */
export async function raiseLogits(
  context: BackwardContext,
  labels: readonly number[],
  known: LogitBounds,
  { iterations, untilProved, onIteration }: RaisingOptions,
  checkpoint: Checkpoint,
): Promise<LogitBounds> {
  const { network, shapes } = context.ready;
  const shape = shapes.get(network.output) as Shape;
  const outputs = sizeOf(shape);
  const kindOf = (values: Float32Array, kind: number, sign = 1) => takeKind(values, kind, outputs).map((x) => sign * x);
  const rows = tf.tidy(() => {
    const all = tf.reshape(logitRows(labels, outputs), [labels.length, -1, outputs]);
    return tf.reshape(tf.slice(all, [0, 0, 0], [-1, KINDS * outputs, -1]), [-1, ...shape]);
  });
  const gains = new Gains();
  const look = async (done: number, bounds: tf.Tensor) => {
    const values = await bounds.data<'float32'>();
    const margins = kindOf(values, 2);
    onIteration(done, margins);
    const goesOn = gains.see(values) || done < LEAST_ITERATIONS;
    return goesOn && !(untilProved && seemProved(margins, labels));
  };
  try {
    const values = await searchBest(context, network.output, rows, { iterations, onIteration: look }, checkpoint);
    const { logits, margins } = known;
    return {
      logits: {
        lower: larger(logits.lower, kindOf(values, 0)),
        upper: smaller(logits.upper, kindOf(values, 1, -1)),
      },
      margins: { lower: larger(margins.lower, kindOf(values, 2)), upper: margins.upper },
    };
  } finally {
    rows.dispose();
  }
}

/** Watches whether bounds still rise. */
class Gains {
  #before = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];

  /** Whether two steps have brought enough. */
  see(bounds: Float32Array): boolean {
    const sum = bounds.reduce((total, bound) => total + bound, 0);
    const magnitude = bounds.reduce((total, bound) => total + Math.abs(bound), 0);
    const gain = sum - (this.#before[0] as number);
    this.#before = [this.#before[1] as number, sum];
    return gain > LEAST_GAIN * magnitude;
  }
}

/** The rows of one kind, of all samples; [batch, outputs] row by row. */
function takeKind(values: Float32Array, kind: number, outputs: number): Float32Array {
  return values.filter((_, at) => Math.floor(at / outputs) % KINDS === kind);
}

function seemProved(margins: Float32Array, labels: readonly number[]): boolean {
  const outputs = margins.length / labels.length;
  const least = ROUNDING_SHARE * margins.reduce((most, margin) => Math.max(most, Math.abs(margin)), 0);
  return labels.every((label, row) => {
    const own = margins.subarray(row * outputs, (row + 1) * outputs).map((margin) => margin - least);
    return verdictOf(own, label) === 'verified';
  });
}

function larger(a: Float32Array, b: Float32Array): Float32Array {
  return a.map((value, at) => Math.max(value, b[at] as number));
}

function smaller(a: Float32Array, b: Float32Array): Float32Array {
  return a.map((value, at) => Math.min(value, b[at] as number));
}
