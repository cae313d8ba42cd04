import * as tf from '@tensorflow/tfjs-core';
import { evaluationErrors } from '../bounds/attack/evaluationErrors';
import type { Checkpoint } from '../bounds/checkpoint';
import { ibpMargins } from '../bounds/ibp';
import { inputBox } from '../bounds/inputBox';
import { classesOf } from '../network/classes';
import { forward } from '../network/forward';
import { forward64 } from '../network/forward64';
import type { TableImages } from './tableImages';
import { breakAt, certify, type TableRun } from './tableRun';

/**
 * Looks at the images themselves: their predictions, and what is proved or broken at radius 0. Intervals over the single
 * point tell most; what is too close for float32 is evaluated in float64 with a bound of its errors, which is a proof
 * about real numbers, though none about executions in float32.
 */
export async function lookAtImages(
  run: TableRun,
  rows: readonly number[],
  images: TableImages,
  checkpoint: Checkpoint,
): Promise<void> {
  const { clip, rounding, outputs } = run.about;
  const x = await images.read(rows);
  const labels = rows.map((row) => run.labels[row] as number);
  const predictions = await predict(images, x, rows.length);
  const margins = await ibpMargins(images.ready, inputBox(x, 0, clip, rounding), labels, rounding, checkpoint);
  for (const [at, row] of rows.entries()) {
    const isClear = Array.from({ length: outputs }, (_, j) => {
      const [lower, upper] = [margins.lower[at * outputs + j] as number, margins.upper[at * outputs + j] as number];
      return j === labels[at] || judge(run, row * outputs + j, lower, upper);
    });
    const point = x.subarray((at * x.length) / rows.length, ((at + 1) * x.length) / rows.length);
    if (!isClear.every(Boolean) && rounding === 'real') await judgeExactly(run, row, images, point);
    run.predictions[row] = predictions[at] as number;
    await checkpoint();
  }
}

/** Takes what bounds of a margin over the image itself tell; true when they tell its sign. */
function judge(run: TableRun, at: number, lower: number, upper: number): boolean {
  if (lower > 0) certify(run, at, 1);
  if (upper <= 0) breakAt(run, at, 0);
  return lower > 0 || upper <= 0;
}

async function judgeExactly(run: TableRun, row: number, { ready }: TableImages, point: Float64Array): Promise<void> {
  const { outputs } = run.about;
  const label = run.labels[row] as number;
  const logits = forward64(ready.network, ready.shapes, point);
  const errors = await evaluationErrors(ready, point);
  const classes = classesOf(ready.network, ready.shapes);
  const most = classes.marginErrors(label, errors);
  for (const [j, margin] of classes.margins(label, logits).entries()) {
    const error = most[j] as number;
    if (j !== label) judge(run, row * outputs + j, margin - error, margin + error);
  }
}

/** The class that each image is read as. */
async function predict({ ready }: TableImages, x: Float64Array, batch: number): Promise<number[]> {
  const logits = tf.tidy(() => forward(ready, tf.tensor(Float32Array.from(x), [batch, ...ready.network.input.shape])));
  const values = await logits.data<'float32'>();
  logits.dispose();
  const classes = classesOf(ready.network, ready.shapes);
  return Array.from({ length: batch }, (_, row) => classes.predict(values, row * classes.outputs));
}
