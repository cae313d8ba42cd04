import * as tf from '@tensorflow/tfjs-core';
import type { DatasetImages } from '../formats/datasetImages';
import { forwardDifferentiably } from '../network/forward';
import type { ReadyNetwork } from '../network/upload';
import { uploadBatch } from './batch';

const BATCH = 250;

/** Share of the images of these indices whose largest logit is their label's (the first one where several are largest). */
export async function accuracy(
  network: Pick<ReadyNetwork, 'network' | 'nodes'>,
  data: DatasetImages,
  indices: Uint32Array,
): Promise<number> {
  let right = 0;
  for (let start = 0; start < indices.length; start += BATCH) {
    right += await countRight(network, data, indices.subarray(start, start + BATCH));
  }
  return right / indices.length;
}

async function countRight(
  network: Pick<ReadyNetwork, 'network' | 'nodes'>,
  data: DatasetImages,
  indices: Uint32Array,
): Promise<number> {
  const batch = uploadBatch(data, indices);
  const predicted = tf.tidy(() => tf.argMax(forwardDifferentiably(network, batch.images), 1));
  tf.dispose([batch.images, batch.oneHot]);
  const classes = await predicted.data();
  predicted.dispose();
  return indices.reduce((count, index, row) => count + Number(classes[row] === data.labels[index]), 0);
}
