import * as tf from '@tensorflow/tfjs-core';
import { classesOf } from '../../network/classes/classes';
import type { Shape } from '../../network/network';
import type { LogitBounds } from '../backward/boundLogits';
import type { BackwardContext } from '../backward/context';
import { partsOf, putPart, type RowPart, rowsOfPart } from '../backward/rowParts';
import { logitRows } from '../backward/specification';
import type { Checkpoint } from '../checkpoint';
import { searchedAtOnce } from '../cost/room';
import { verdictOf } from '../margins/margins';
import { searchBest } from './searchBounds';

/** How the bounds of logits and margins are raised. */
export interface RaisingOptions {
  readonly iterations: number;
  /** Whether to stop when every margin seems proved. */
  readonly untilProved: boolean;
  /** Is told of every iteration, with lower bounds of the margins, [batch, classes], that ignore rounding. */
  readonly onIteration: (done: number, marginLower: Float32Array) => void;
}

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
  const classes = classesOf(network, shapes);
  const { outputs, count } = classes;
  const rowsEach = 2 * outputs + count;
  const blockOf = (values: Float32Array, first: number, size: number) =>
    values.filter((_, at) => at % rowsEach >= first && at % rowsEach < first + size);
  const batch = labels.length;
  const parts = partsOf(rowsEach, searchedAtOnce(context.ready, network.output, batch, rowsEach));
  const rows = tf.tidy(() => tf.reshape(logitRows(labels, classes), [-1, ...shape]));
  // What the search has reached; rows whose turn has not come stand as they are known.
  const reached = rowsOf(known, batch);
  const marginsOf = (values: Float32Array) => blockOf(values, 2 * outputs, count);
  const isEnough = () => untilProved && seemProved(marginsOf(reached), labels);
  const searchPart = async (part: RowPart, before: number) => {
    const gains = new Gains();
    const look = async (done: number, bounds: tf.Tensor) => {
      const values = await bounds.data<'float32'>();
      putPart(reached, values, part, batch);
      onIteration(Math.floor((before * iterations + done) / parts.length), marginsOf(reached));
      const goesOn = gains.see(values) || done < LEAST_ITERATIONS;
      return goesOn && !isEnough();
    };
    const own = rowsOfPart(rows, batch, part);
    const search = searchBest(context, network.output, own, { iterations, onIteration: look }, checkpoint);
    return search.finally(() => own.dispose());
  };
  try {
    const values = rowsOf(known, batch);
    for (const [before, part] of parts.entries()) {
      if (before > 0 && isEnough()) break;
      putPart(values, await searchPart(part, before), part, batch);
    }
    const { logits, margins } = known;
    return {
      logits: {
        lower: larger(logits.lower, blockOf(values, 0, outputs)),
        upper: smaller(
          logits.upper,
          blockOf(values, outputs, outputs).map((x) => -x),
        ),
      },
      margins: { lower: larger(margins.lower, marginsOf(values)), upper: margins.upper },
    };
  } finally {
    rows.dispose();
  }
}

/** Bounds in the order of `logitRows`. */
function rowsOf({ logits, margins }: LogitBounds, batch: number): Float32Array {
  const own = (values: Float32Array, sample: number) =>
    values.subarray((sample * values.length) / batch, ((sample + 1) * values.length) / batch);
  const rows = Array.from({ length: batch }, (_, sample) => [
    ...own(logits.lower, sample),
    ...own(logits.upper, sample).map((upper) => -upper),
    ...own(margins.lower, sample),
  ]);
  return Float32Array.from(rows.flat());
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

function seemProved(margins: Float32Array, labels: readonly number[]): boolean {
  const classes = margins.length / labels.length;
  const least = ROUNDING_SHARE * margins.reduce((most, margin) => Math.max(most, Math.abs(margin)), 0);
  return labels.every((label, row) => {
    const own = margins.subarray(row * classes, (row + 1) * classes).map((margin) => margin - least);
    return verdictOf(own, label) === 'verified';
  });
}

function larger(a: Float32Array, b: Float32Array): Float32Array {
  return a.map((value, at) => Math.max(value, b[at] as number));
}

function smaller(a: Float32Array, b: Float32Array): Float32Array {
  return a.map((value, at) => Math.min(value, b[at] as number));
}
