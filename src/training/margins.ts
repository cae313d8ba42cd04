import * as tf from '@tensorflow/tfjs-core';
import type { DatasetImages } from '../formats/inputs/datasetImages';
import { type Batch, uploadBatch } from './batch';
import { layersOf, logitsOf } from './bounds/layers';
import { lossContext } from './losses/loss';
import { lowerMargins } from './losses/verifiedLoss';
import type { GroupRadii } from './radii';
import type { TrainableNetwork } from './trainableNetwork';

const BATCH = 250;

/**
 * Margins z_label − z_j of some images, [images, classes] row by row: of the images themselves, and lower bounds at the
 * two radii by intervals with rounding ignored.
 */
export interface Margins {
  readonly clean: Float32Array;
  readonly inner?: Float32Array;
  readonly outer?: Float32Array;
}

/** The margins of the images of these indices; without radii, of the images themselves alone. */
export async function marginsOf(
  network: TrainableNetwork,
  data: DatasetImages,
  indices: Uint32Array,
  radii: Pick<GroupRadii, 'inner' | 'outer'> | undefined,
): Promise<Margins> {
  const size = indices.length * data.classes.length;
  const margins = {
    clean: new Float32Array(size),
    ...(radii && { inner: new Float32Array(size), outer: new Float32Array(size) }),
  };
  for (let start = 0; start < indices.length; start += BATCH) {
    const batch = uploadBatch(data, indices.subarray(start, start + BATCH));
    const part = await readMargins(network, batch, radii);
    tf.dispose([batch.images, batch.oneHot]);
    const at = start * data.classes.length;
    margins.clean.set(part.clean, at);
    if (part.inner) margins.inner?.set(part.inner, at);
    if (part.outer) margins.outer?.set(part.outer, at);
  }
  return margins;
}

async function readMargins(
  network: TrainableNetwork,
  batch: Batch,
  radii: Pick<GroupRadii, 'inner' | 'outer'> | undefined,
): Promise<Margins> {
  const tensors = tf.tidy(() => {
    const layers = layersOf(network);
    const context = lossContext(layers, batch, 1);
    const logits = logitsOf(layers, batch.images);
    const clean = tf.sub(tf.sum(tf.mul(logits, batch.oneHot), 1, true), logits);
    if (!radii) return [clean];
    return [clean, ...[radii.inner, radii.outer].map((radius) => lowerMargins(context, radius, 0))];
  });
  const [clean, inner, outer] = await Promise.all(tensors.map((tensor) => tensor.data<'float32'>()));
  tf.dispose(tensors);
  return { clean: clean as Float32Array, ...(inner && outer && { inner, outer }) };
}
