import type { ModelSummary } from '../../engine/types';

/** Data sets that come with Boundscope, by the number of values of an image; all have ten classes. */
const BY_SIZE: ReadonlyMap<number, string> = new Map([
  [28 * 28, 'fashion-mnist'],
  [32 * 32 * 3, 'cifar10-sample'],
]);
const CLASSES = 10;

/** Data sets too large to come along, and the part of them that does. */
const SAMPLES: ReadonlyMap<string, string> = new Map([['cifar10-test', 'cifar10-sample']]);

/** The data set itself, or the part of it that comes with Boundscope. */
export function bundledPart(dataset: string): string {
  return SAMPLES.get(dataset) ?? dataset;
}

/** Whether images of a data set come with Boundscope. */
export function isBundled(dataset: string): boolean {
  return [...BY_SIZE.values(), 'fashion-mnist-train-12k'].includes(dataset);
}

/** The data set whose images a model can be shown: its card's, else one that fits its input; null where none does. */
export function datasetFor({ card, inputShape, classes }: ModelSummary): string | null {
  if (card) return bundledPart(card.dataset);
  const size = inputShape.reduce((product, length) => product * length, 1);
  return classes === CLASSES ? (BY_SIZE.get(size) ?? null) : null;
}
