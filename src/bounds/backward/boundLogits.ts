import * as tf from '@tensorflow/tfjs-core';
import { type Classes, classesOf } from '../../network/classes/classes';
import type { Shape } from '../../network/network';
import type { Checkpoint } from '../checkpoint';
import { marginsFromLogits } from '../margins/margins';
import { isBounded, type ReadBounds, unbounded } from '../readBounds';
import { lowerBounds } from './backwardPass';
import type { BackwardContext } from './context';
import { logitRows } from './specification';

/** Bounds of the logits and of the label's margins, row by row. */
export interface LogitBounds {
  /** [batch, outputs] */
  readonly logits: ReadBounds;
  /** [batch, classes]; from above no tighter than the logits say, which is rarely asked for. */
  readonly margins: ReadBounds;
}

/**
 * Bounds of logits and margins by one backward pass.
 *
 * @param nodes bounds of the nodes; where they are infinite nothing can be said of the logits
 * @param found by `boundLogitRows` before the nodes were read
 */
export async function boundLogits(
  context: BackwardContext,
  labels: readonly number[],
  nodes: readonly ReadBounds[],
  checkpoint: Checkpoint,
  found?: Float32Array,
): Promise<LogitBounds> {
  const { network, shapes } = context.ready;
  const classes = classesOf(network, shapes);
  const batch = labels.length;
  if (!nodes.every(isBounded)) {
    return { logits: unbounded(batch * classes.outputs), margins: unbounded(batch * classes.count) };
  }
  return splitRows(found ?? (await boundLogitRows(context, labels, checkpoint)), labels, classes);
}

/** Lower bounds of the rows of `logitRows`. */
export async function boundLogitRows(
  context: BackwardContext,
  labels: readonly number[],
  checkpoint: Checkpoint,
): Promise<Float32Array> {
  const { network, shapes } = context.ready;
  const shape = shapes.get(network.output) as Shape;
  const rows = tf.tidy(() => tf.reshape(logitRows(labels, classesOf(network, shapes)), [-1, ...shape]));
  return lowerBounds(context, network.output, rows, checkpoint).finally(() => rows.dispose());
}

/** Takes the rows of `logitRows` apart; what was bounded negated from below is bounded from above. */
function splitRows(values: Float32Array, labels: readonly number[], classes: Classes): LogitBounds {
  const { outputs, count } = classes;
  const block = (first: number, size: number, sign: number) =>
    Float32Array.from({ length: labels.length * size }, (_, at) => {
      const sample = Math.floor(at / size);
      return sign * (values[sample * (2 * outputs + count) + first + (at % size)] as number);
    });
  const logits = { lower: block(0, outputs, 1), upper: block(outputs, outputs, -1) };
  const { upper } = marginsFromLogits(logits, classes, labels);
  return { logits, margins: { lower: block(2 * outputs, count, 1), upper } };
}
