/** What a card says that is looked at here. */
interface Bundled {
  readonly id: string;
  readonly dataset: string;
}

/**
 * Networks held to one radius, each with one held to two: those to show first come first. The quick ones have tables with
 * attacks, so that what is broken stands beside what is proved.
 */
const PAIRS = [
  ['quick-crown-ibp', 'quick-igrp'],
  ['fashion-crown-ibp', 'fashion-igrp'],
  ['cifar-crown-ibp', 'cifar-igrp'],
];

/** The networks to begin with, of a data set: a whole pair rather than a part of one; none where none come along. */
export function presetModels(cards: readonly Bundled[], dataset: string | null): readonly string[] {
  const isBundled = (id: string) => cards.some((card) => card.id === id && card.dataset === dataset);
  const found = PAIRS.map((pair) => pair.filter(isBundled));
  return found.reduce((best, pair) => (pair.length > best.length ? pair : best));
}
