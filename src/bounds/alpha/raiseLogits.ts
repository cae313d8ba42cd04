import * as tf from '@tensorflow/tfjs-core';
import { classesOf } from '../../network/classes/classes';
import type { Shape } from '../../network/network';
import type { LogitBounds } from '../backward/boundLogits';
import type { BackwardContext } from '../backward/context';
import { logitRows } from '../backward/specification';
import type { Checkpoint } from '../checkpoint';
import { larger, type RowOptions, raiseRows, seemProved } from './raiseRows';

/** How the bounds of logits and margins are raised. */
export interface RaisingOptions {
  readonly iterations: number;
  /** Whether to stop when every margin seems proved. */
  readonly untilProved: boolean;
  /** Is called at every iteration, with lower bounds of the margins, [batch, classes], that ignore rounding. */
  readonly onIteration: (done: number, marginLower: Float32Array) => void;
}

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
  const marginsOf = (values: Float32Array) => blockOf(values, 2 * outputs, count);
  const options: RowOptions = {
    iterations,
    isEnough: (reached) => untilProved && areProved(marginsOf(reached), labels),
    onIteration: (done, reached) => onIteration(done, marginsOf(reached)),
  };
  const rows = tf.tidy(() => tf.reshape(logitRows(labels, classes), [-1, ...shape]));
  try {
    const values = await raiseRows(context, rows, rowsOf(known, labels.length), options, checkpoint);
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

/** Of one class alone there is nothing to prove. */
function areProved(margins: Float32Array, labels: readonly number[]): boolean {
  const classes = margins.length / labels.length;
  return classes > 1 && seemProved(margins.filter((_, at) => at % classes !== labels[Math.floor(at / classes)]));
}

function smaller(a: Float32Array, b: Float32Array): Float32Array {
  return a.map((value, at) => Math.min(value, b[at] as number));
}
