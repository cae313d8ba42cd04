import * as tf from '@tensorflow/tfjs-core';
import type { DatasetImages } from '../formats/inputs/datasetImages';
import { Random } from '../numbers/random';
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

/** Indices of images to train on, and of those that judge the training. */
export interface Split {
  readonly training: Uint32Array;
  readonly heldOut: Uint32Array;
}

/** Holds out the same number of images of every class, drawn by seed. */
export function splitByClass({ labels, classes }: DatasetImages, heldOutPerClass: number, seed: number): Split {
  const left = new Uint32Array(classes.length).fill(heldOutPerClass);
  const heldOut: number[] = [];
  const training: number[] = [];
  for (const index of new Random(seed, 'split').permutation(labels.length)) {
    const label = labels[index] as number;
    const held = (left[label] as number) > 0;
    if (held) left[label] = (left[label] as number) - 1;
    (held ? heldOut : training).push(index);
  }
  if (training.length === 0 || left.some((missing) => missing > 0)) {
    throw new RangeError(`There are too few images to hold out ${heldOutPerClass} of every class.`);
  }
  return { training: Uint32Array.from(training).sort(), heldOut: Uint32Array.from(heldOut).sort() };
}
