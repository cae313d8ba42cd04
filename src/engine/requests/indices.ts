import type { DatasetImages } from '../../formats/inputs/datasetImages';

/**
 * Refuses indices that are not those of images, before they go into arrays that would make other numbers of them.
 *
 * @throws RangeError naming the first, and what there is
 */
export function requireIndices(indices: unknown, { name, count }: Pick<DatasetImages, 'name' | 'count'>): void {
  if (!Array.isArray(indices)) throw new RangeError(`indices is ${String(indices)}. Give a list of whole numbers.`);
  if (indices.length === 0) throw new RangeError('No image is named. Give at least one index.');
  const wrong: unknown = indices.find((index) => !Number.isInteger(index) || index < 0 || index >= count);
  if (wrong === undefined) return;
  throw new RangeError(`${name} has no image ${String(wrong)}. Indices go from 0 to ${count - 1}.`);
}
