import * as tf from '@tensorflow/tfjs-core';
import { evaluationErrors } from '../bounds/attack/evaluationErrors';
import type { Checkpoint } from '../bounds/checkpoint';
import { inputBox } from '../bounds/inputBox';
import { ibpMargins } from '../bounds/methods/ibpMargins';
import { withinOf } from '../bounds/within';
import { ROUNDINGS } from '../catalog/roundings';
import { classesOf } from '../network/classes/classes';
import { forward } from '../network/forward';
import { values64 } from '../network/forward64';
import type { ReadyNetwork } from '../network/upload';
import type { TableRun } from './tableRun';

/** The network and the images a table is about. */
export interface TableImages {
  readonly ready: ReadyNetwork;
  /** Images of some rows of the table, [rows, ...input shape] in the internal layout. */
  read(rows: readonly number[]): Promise<Float64Array>;
}

/**
 * Judges the images themselves: their predictions, and what is proved or falsified at radius 0. Intervals over the
 * single point say most; what is too close for float32 is evaluated in float64 with a bound of its errors, which is a
 * proof about real numbers, though none about executions in float32.
 */
export async function judgeImages(
  run: TableRun,
  rows: readonly number[],
  images: TableImages,
  checkpoint: Checkpoint,
): Promise<void> {
  const { clip, rounding, outputs } = run.about;
  const { outward, coversRuns } = ROUNDINGS[rounding];
  const x = await images.read(rows);
  const labels = rows.map((row) => run.labelOf(row));
  const predictions = await predict(images, x, rows.length);
  const margins = await ibpMargins(
    images.ready,
    inputBox(x, 0, withinOf(clip, images.ready.network.input.shape), rounding),
    labels,
    rounding,
    checkpoint,
  );
  for (const [at, row] of rows.entries()) {
    const isClear = Array.from({ length: outputs }, (_, j) => {
      const [lower, upper] = [margins.lower[at * outputs + j] as number, margins.upper[at * outputs + j] as number];
      return j === labels[at] || judge(run, row, j, lower, upper);
    });
    const point = x.subarray((at * x.length) / rows.length, ((at + 1) * x.length) / rows.length);
    if (!isClear.every(Boolean) && outward && !coversRuns) await judgeExactly(run, row, images, point);
    run.predict(row, predictions[at] as number);
    await checkpoint();
  }
}

/** Takes what bounds of a margin over the image itself say; true when they decide its sign. */
function judge(run: TableRun, row: number, target: number, lower: number, upper: number): boolean {
  if (lower > 0) run.certify(row, target, 1);
  if (upper <= 0) run.falsify(row, target, 0);
  return lower > 0 || upper <= 0;
}

async function judgeExactly(run: TableRun, row: number, { ready }: TableImages, point: Float64Array): Promise<void> {
  const label = run.labelOf(row);
  const values = values64(ready.network, ready.shapes, point);
  const logits = values.get(ready.network.output) as Float64Array;
  const errors = await evaluationErrors(ready, values);
  const classes = classesOf(ready.network, ready.shapes);
  const most = classes.marginErrors(label, errors);
  for (const [j, margin] of classes.margins(label, logits).entries()) {
    const error = most[j] as number;
    if (j !== label) judge(run, row, j, margin - error, margin + error);
  }
}

/** The class that each image is classified as. */
async function predict({ ready }: TableImages, x: Float64Array, batch: number): Promise<number[]> {
  const logits = tf.tidy(() => forward(ready, tf.tensor(Float32Array.from(x), [batch, ...ready.network.input.shape])));
  const values = await logits.data<'float32'>();
  logits.dispose();
  const classes = classesOf(ready.network, ready.shapes);
  return Array.from({ length: batch }, (_, row) => classes.predict(values, row * classes.outputs));
}
