import type { DatasetImages } from '../../engine/types';

/** Indices of the first few images of each class. */
export function firstImages({ labels, classes }: DatasetImages, count: number): number[][] {
  const found: number[][] = classes.map(() => []);
  let missing = classes.length * count;
  for (let index = 0; index < labels.length && missing > 0; index++) {
    const images = found[labels[index] ?? 0];
    if (!images || images.length >= count) continue;
    images.push(index);
    missing--;
  }
  return found;
}
