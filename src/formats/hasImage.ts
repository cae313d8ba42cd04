import type { DatasetImages } from './datasetImages';

/** Whether the pixels of an image are there: of a data set that is still arriving, perhaps only the first ones are. */
export function hasImage({ images, height, width, channels }: DatasetImages, index: number): boolean {
  return index >= 0 && (index + 1) * height * width * channels <= images.length;
}
