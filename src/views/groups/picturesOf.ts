import { bundledPart } from '../../app/models/datasetFor';
import { firstOfEachClass } from '../../evaluation/table/firstOfEachClass';
import type { RadiusTable } from '../../evaluation/table/radiusTable';

/** Images of each class in the sample of a data set that is too large to come along. */
const PER_CLASS = 50;

/** Where the images of a table's rows are among those that come with Boundscope; null for those that do not. */
export function picturesOf({ about, indices, labels }: RadiusTable): (row: number) => number | null {
  if (bundledPart(about.dataset) === about.dataset) return (row) => indices[row] ?? null;
  const isFromStart = indices.every((index, row) => index === row);
  const places = new Map(isFromStart ? firstOfEachClass(labels, PER_CLASS).map((row, place) => [row, place]) : []);
  return (row) => places.get(row) ?? null;
}
