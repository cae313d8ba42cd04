import * as tf from '@tensorflow/tfjs-core';
import { forward } from '../network/forward';
import { nodesUpTo, sizeOf } from '../network/network';
import type { ReadyNetwork } from '../network/upload';
import { forEachBatch, type LabelledImages, type Run, requireEveryClass } from './imageBatches';
import type { ClassVectors } from './tree/distances';

/**
 * What the last layer reads, on average over the images of each class; of feature maps, on average over their pixels.
 *
 * @param value name of the value that the last layer reads
 * @throws RangeError when a class has no image
 */
export async function meanFeatures(
  ready: ReadyNetwork,
  value: string,
  images: LabelledImages,
  run: Run,
): Promise<ClassVectors> {
  const classes = images.classes.length;
  const shape = ready.shapes.get(value) ?? [];
  const width = shape.length === 3 ? (shape[2] ?? 1) : sizeOf(shape);
  const sums = new Float64Array(classes * width);
  const counts = new Int32Array(classes);
  const features = networkUpTo(ready, value);
  await forEachBatch(images, run, async ({ values, labels }) => {
    const means = tf.tidy(() => {
      const x = tf.tensor(Float32Array.from(values), [labels.length, ...ready.network.input.shape]);
      const found = forward(features, x);
      return shape.length === 3 ? tf.mean(found, [1, 2]) : tf.reshape(found, [labels.length, width]);
    });
    const rows = await means.data();
    means.dispose();
    labels.forEach((label, row) => {
      counts[label] = (counts[label] ?? 0) + 1;
      for (let k = 0; k < width; k++) {
        const at = label * width + k;
        sums[at] = (sums[at] ?? 0) + (rows[row * width + k] ?? 0);
      }
    });
  });
  requireEveryClass(counts, images);
  return { classes, width, values: sums.map((sum, at) => sum / (counts[Math.floor(at / width)] ?? 1)) };
}

/**
 * The part of a network that computes one of its values, with that value as its output. It shares the weights, which
 * stay the whole network's to free.
 */
function networkUpTo(ready: ReadyNetwork, value: string): ReadyNetwork {
  const nodes = nodesUpTo(ready.nodes, value);
  const network = { ...ready.network, output: value, nodes: nodesUpTo(ready.network.nodes, value) };
  return { network, nodes, shapes: ready.shapes, memory: ready.memory, dispose: () => {} };
}
