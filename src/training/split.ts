import type { DatasetImages } from '../formats/datasetImages';
import { Random } from '../numbers/random';

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
