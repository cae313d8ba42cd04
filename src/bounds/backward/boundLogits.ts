import * as tf from '@tensorflow/tfjs-core';
import { type Classes, classesOf } from '../../network/classes';
import type { Shape } from '../../network/network';
import type { Checkpoint } from '../checkpoint';
import { type Ends, unbounded } from '../ends';
import type { BackwardContext } from './context';
import { lowerBounds } from './lowerBounds';
import { logitRows } from './specification';

/** Bounds of the logits and of the label's margins, row by row. */
export interface LogitBounds {
  /** [batch, outputs] */
  readonly logits: Ends;
  /** [batch, classes] */
  readonly margins: Ends;
}

/**
 * Bounds of logits and margins by one backward pass.
 *
 * @param nodes bounds of the nodes; where they are infinite nothing can be said of the logits
 */
export async function boundLogits(
  context: BackwardContext,
  labels: readonly number[],
  nodes: readonly Ends[],
  checkpoint: Checkpoint,
): Promise<LogitBounds> {
  const { network, shapes } = context.ready;
  const shape = shapes.get(network.output) as Shape;
  const classes = classesOf(network, shapes);
  const batch = labels.length;
  if (!nodes.every(({ lower }) => lower.every(Number.isFinite))) {
    return { logits: unbounded(batch * classes.outputs), margins: unbounded(batch * classes.count) };
  }
  const rows = tf.tidy(() => tf.reshape(logitRows(labels, classes), [-1, ...shape]));
  try {
    return splitRows(await lowerBounds(context, network.output, rows, checkpoint), batch, classes);
  } finally {
    rows.dispose();
  }
}

/** Takes the rows of `logitRows` apart; what was bounded negated from below is bounded from above. */
function splitRows(values: Float32Array, batch: number, { outputs, count }: Classes): LogitBounds {
  const block = (first: number, size: number, sign: number) =>
    Float32Array.from({ length: batch * size }, (_, at) => {
      const sample = Math.floor(at / size);
      return sign * (values[2 * sample * (outputs + count) + first + (at % size)] as number);
    });
  return {
    logits: { lower: block(0, outputs, 1), upper: block(outputs, outputs, -1) },
    margins: { lower: block(2 * outputs, count, 1), upper: block(2 * outputs + count, count, -1) },
  };
}
