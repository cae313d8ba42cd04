import type { DatasetImages } from '../../formats/datasetImages';

/** The images whose classes a decision tells apart, labelled by its branches. */
export function nodeImages(data: DatasetImages, groups: readonly (readonly number[])[]): DatasetImages {
  const branchOf = data.classes.map((_, label) => groups.findIndex((group) => group.includes(label)));
  const chosen = Array.from({ length: data.count }, (_, index) => index).filter((index) => {
    return (branchOf[data.labels[index] as number] as number) >= 0;
  });
  const classes = groups.map((group) => group.map((label) => data.classes[label]).join(', '));
  const labels = Uint8Array.from(chosen, (index) => branchOf[data.labels[index] as number] as number);
  return { ...data, classes, count: chosen.length, present: chosen.length, labels, images: gather(data, chosen) };
}

/** These images one after the other; where that is all of them, they are not copied. */
function gather({ images, count, height, width, channels }: DatasetImages, chosen: readonly number[]): Uint8Array {
  if (chosen.length === count) return images;
  const size = height * width * channels;
  const gathered = new Uint8Array(chosen.length * size);
  chosen.forEach((index, row) => {
    gathered.set(images.subarray(index * size, (index + 1) * size), row * size);
  });
  return gathered;
}
