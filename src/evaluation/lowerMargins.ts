import * as tf from '@tensorflow/tfjs-core';
import { lowerBounds } from '../bounds/backward/lowerBounds';
import { marginRows } from '../bounds/backward/specification';
import { disposeBounds } from '../bounds/boundValues';
import type { Checkpoint } from '../bounds/checkpoint';
import { crownValues, type InnerBounds } from '../bounds/crown';
import { ibpMargins } from '../bounds/ibp';
import type { InputBox } from '../bounds/inputBox';
import { trustedNodes } from '../bounds/trustedNodes';
import type { Rounding } from '../kernels/rounding';
import { classesOf } from '../network/classes';
import type { Shape } from '../network/network';
import type { ReadyNetwork } from '../network/upload';
import type { TableMethod } from './table/radiusTable';

/** Lower bounds of the labels' margins of a batch of boxes, [batch, classes] row by row. */
export async function lowerMargins(
  method: TableMethod,
  ready: ReadyNetwork,
  box: InputBox,
  labels: readonly number[],
  rounding: Rounding,
  checkpoint: Checkpoint,
): Promise<Float32Array> {
  if (method === 'ibp') return (await ibpMargins(ready, box, labels, rounding, checkpoint)).lower;
  const inner = method === 'crown' ? 'backward' : 'interval';
  return crownMargins(inner, ready, box, labels, rounding, checkpoint);
}

/** As `crown`, but with a row for each margin from below and for nothing else, a third of its last pass. */
async function crownMargins(
  inner: InnerBounds,
  ready: ReadyNetwork,
  box: InputBox,
  labels: readonly number[],
  rounding: Rounding,
  checkpoint: Checkpoint,
): Promise<Float32Array> {
  const batch = labels.length;
  const shape = ready.shapes.get(ready.network.output) as Shape;
  const classes = classesOf(ready.network, ready.shapes);
  const bounds = await crownValues(ready, box, batch, inner, rounding, checkpoint);
  try {
    // Where numbers grew beyond what can be bounded, nothing can be said of the logits.
    const isBounded = (await trustedNodes(ready, bounds, box)) === ready.nodes.length;
    if (!isBounded) return new Float32Array(batch * classes.count).fill(Number.NEGATIVE_INFINITY);
    const rows = tf.tidy(() => tf.reshape(marginRows(labels, classes), [-1, ...shape]));
    const context = { ready, bounds, batch, rounding };
    return await lowerBounds(context, ready.network.output, rows, checkpoint).finally(() => rows.dispose());
  } finally {
    disposeBounds(bounds);
  }
}
