import type { DatasetImages } from '../../formats/datasetImages';

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
