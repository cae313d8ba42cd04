import * as tf from '@tensorflow/tfjs-core';
import { type Shape, sizeOf } from '../../network/network';
import type { Checkpoint } from '../checkpoint';
import { type Ends, unbounded } from '../ends';
import type { BackwardContext } from './context';
import { lowerBounds } from './lowerBounds';
import { logitRows } from './specification';

/** Bounds of the logits and of the margins z_label − z_j, [batch, outputs] row by row. */
export interface LogitBounds {
  readonly logits: Ends;
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
  const outputs = sizeOf(shape);
  const nothing = unbounded(labels.length * outputs);
  if (!nodes.every(({ lower }) => lower.every(Number.isFinite))) return { logits: nothing, margins: nothing };
  const rows = tf.tidy(() => tf.reshape(logitRows(labels, outputs), [-1, ...shape]));
  try {
    return splitRows(await lowerBounds(context, network.output, rows, checkpoint), labels.length, outputs);
  } finally {
    rows.dispose();
  }
}

/** Takes the rows of `logitRows` apart; what was bounded negated from below is bounded from above. */
function splitRows(values: Float32Array, batch: number, outputs: number): LogitBounds {
  const block = (index: number, sign: number) =>
    Float32Array.from({ length: batch * outputs }, (_, at) => {
      const sample = Math.floor(at / outputs);
      return sign * (values[(sample * 4 + index) * outputs + (at % outputs)] as number);
    });
  return {
    logits: { lower: block(0, 1), upper: block(1, -1) },
    margins: { lower: block(2, 1), upper: block(3, -1) },
  };
}
