import * as tf from '@tensorflow/tfjs-core';
import type { DatasetImages } from '../formats/datasetImages';
import { copyChanged, type ImageChange, UNCHANGED } from './augmentation';

/** Images with their labels on the device. */
export interface Batch {
  /** [batch, height, width, channels], from 0 to 1. */
  readonly images: tf.Tensor4D;
  /** [batch, classes], 1 at the label. */
  readonly oneHot: tf.Tensor2D;
  /** The labels once more, off the device. */
  readonly labels: Uint8Array;
}

/**
 * Puts the images of these indices on the device; the caller disposes of them.
 *
 * @param changeOf draws how the next image is changed
 */
export function uploadBatch(
  data: DatasetImages,
  indices: Uint32Array,
  changeOf: () => ImageChange = () => UNCHANGED,
): Batch {
  const { height, width, channels } = data;
  const size = height * width * channels;
  const pixels = new Float32Array(indices.length * size);
  indices.forEach((index, row) => {
    const source = data.images.subarray(index * size, (index + 1) * size);
    copyChanged(source, pixels.subarray(row * size, (row + 1) * size), [height, width, channels], changeOf());
  });
  const images = tf.tensor4d(pixels, [indices.length, height, width, channels]);
  return {
    images,
    oneHot: oneHot(data, indices),
    labels: Uint8Array.from(indices, (index) => data.labels[index] as number),
  };
}

function oneHot({ labels, classes }: DatasetImages, indices: Uint32Array): tf.Tensor2D {
  const rows = new Float32Array(indices.length * classes.length);
  indices.forEach((index, row) => {
    rows[row * classes.length + (labels[index] as number)] = 1;
  });
  return tf.tensor2d(rows, [indices.length, classes.length]);
}
