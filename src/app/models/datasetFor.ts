import type { ModelSummary } from '../../engine/types';

/** Data sets that come with Boundscope, by the number of values of an image; all have ten classes. */
const BY_SIZE: ReadonlyMap<number, string> = new Map([
  [28 * 28, 'fashion-mnist'],
  [32 * 32 * 3, 'cifar10-sample'],
]);
const CLASSES = 10;

/** The data set whose images a model can be shown: its card's, else one that fits its input; null where none does. */
export function datasetFor({ card, inputShape, classes }: ModelSummary): string | null {
  if (card) return card.dataset;
  const size = inputShape.reduce((product, length) => product * length, 1);
  return classes === CLASSES ? (BY_SIZE.get(size) ?? null) : null;
}
