import * as tf from '@tensorflow/tfjs-core';
import type { DatasetImages } from '../formats/inputs/datasetImages';
import { type Classes, classesOf } from '../network/classes/classes';
import { forwardDifferentiably } from '../network/forward';
import type { ReadyNetwork } from '../network/upload';
import { uploadBatch } from './batch';

/** Images that are classified together. */
export const IMAGES_AT_ONCE = 250;

/** Share of the images of these indices that are read as their label. */
export async function accuracy(ready: ReadyNetwork, data: DatasetImages, indices: Uint32Array): Promise<number> {
  const classes = classesOf(ready.network, ready.shapes);
  let right = 0;
  for (let start = 0; start < indices.length; start += IMAGES_AT_ONCE) {
    right += await countRight(ready, classes, data, indices.subarray(start, start + IMAGES_AT_ONCE));
  }
  return right / indices.length;
}

async function countRight(
  ready: ReadyNetwork,
  classes: Classes,
  data: DatasetImages,
  indices: Uint32Array,
): Promise<number> {
  const batch = uploadBatch(data, indices);
  const output = tf.tidy(() => forwardDifferentiably(ready, batch.images));
  tf.dispose([batch.images, batch.oneHot]);
  const outputs = await output.data<'float32'>();
  output.dispose();
  return indices.reduce((count, index, row) => {
    return count + Number(classes.predict(outputs, row * classes.outputs) === data.labels[index]);
  }, 0);
}
