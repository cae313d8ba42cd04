import { DATASETS, USUAL_KIND } from '../../catalog/datasets';

/** One grid for each data set, so that models compare: the same radii, ascending from 0. */
export function defaultGrid(dataset: string): readonly number[] {
  const { grid } = DATASETS.get(dataset)?.kind ?? USUAL_KIND;
  return grid.flatMap(([from, to, parts]) => steps(from, to, parts));
}

/** from/parts, …, to/parts: quotients of whole numbers, so that 0.1 is the 0.1 a person types. */
function steps(from: number, to: number, parts: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, step) => (from + step) / parts);
}
