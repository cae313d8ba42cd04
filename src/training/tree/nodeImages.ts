import type { DatasetImages } from '../../formats/inputs/datasetImages';

/** The images of the classes that a decision is between, labelled by its branches. */
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

/** Where these images of a data set stand among those of `nodeImages`, in the same order; what is not there is left out. */
export function nodeIndices(
  { labels }: Pick<DatasetImages, 'labels'>,
  groups: readonly (readonly number[])[],
  indices: Uint32Array,
): Uint32Array {
  const classes = new Set(groups.flat());
  let next = 0;
  const ranks = Array.from(labels, (label) => (classes.has(label) ? next++ : -1));
  return indices
    .map((index) => ranks[index] as number)
    .filter((_, at) => classes.has(labels[indices[at] as number] as number));
}
