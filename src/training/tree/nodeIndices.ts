import type { DatasetImages } from '../../formats/datasetImages';

/** Where images of a data set, given in ascending order, stand among those of `nodeImages`; what is not there is left out. */
export function nodeIndices(
  { labels }: Pick<DatasetImages, 'labels'>,
  groups: readonly (readonly number[])[],
  indices: Uint32Array,
): Uint32Array {
  const classes = new Set(groups.flat());
  const found: number[] = [];
  let rank = 0;
  let next = 0;
  for (const [index, label] of labels.entries()) {
    const isThere = classes.has(label);
    if (index === indices[next]) {
      next++;
      if (isThere) found.push(rank);
    }
    if (isThere) rank++;
  }
  return Uint32Array.from(found);
}
