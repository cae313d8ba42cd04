import * as tf from '@tensorflow/tfjs-core';
import { classesOf } from '../network/classes/classes';
import { forward } from '../network/forward';
import type { ReadyNetwork } from '../network/upload';
import { forEachBatch, type LabelledImages, type Run, requireEveryClass } from './imageBatches';
import type { ClassDistances } from './tree/distances';

/**
 * How many images of each class the network reads as each: row true class, column answer.
 *
 * @throws RangeError when a class has no image
 */
export async function countConfusions(ready: ReadyNetwork, images: LabelledImages, run: Run): Promise<Int32Array> {
  const classes = images.classes.length;
  const counts = new Int32Array(classes * classes);
  const reading = classesOf(ready.network, ready.shapes);
  await forEachBatch(images, run, async ({ values, labels }) => {
    const output = tf.tidy(() =>
      forward(ready, tf.tensor(Float32Array.from(values), [labels.length, ...ready.network.input.shape])),
    );
    const outputs = await output.data();
    output.dispose();
    labels.forEach((label, row) => {
      const at = label * classes + reading.predict(outputs, row * reading.outputs);
      counts[at] = (counts[at] ?? 0) + 1;
    });
  });
  requireEveryClass(rowSums(counts, classes), images);
  return counts;
}

/**
 * A distance from mistakes: d(i, j) = 1 − (p(j|i) + p(i|j)) / 2, where p(j|i) is the share of class i's images that are
 * misclassified as class j. It is 0 where each class is always misclassified as the other and 1 where neither ever is; symmetric, but
 * not a Euclidean distance, so that Ward's heights are formal.
 */
export function confusionDistances(counts: ArrayLike<number>, classes: number): ClassDistances {
  const sums = rowSums(counts, classes);
  const share = (from: number, to: number) => (counts[from * classes + to] ?? 0) / Math.max(1, sums[from] ?? 0);
  const values = new Float64Array(classes * classes);
  for (let a = 0; a < classes; a++) {
    for (let b = 0; b < classes; b++) if (a !== b) values[a * classes + b] = 1 - (share(a, b) + share(b, a)) / 2;
  }
  return { classes, values };
}

function rowSums(counts: ArrayLike<number>, classes: number): number[] {
  const sums = new Array<number>(classes).fill(0);
  for (let at = 0; at < counts.length; at++) {
    const row = Math.floor(at / classes);
    sums[row] = (sums[row] ?? 0) + (counts[at] ?? 0);
  }
  return sums;
}
