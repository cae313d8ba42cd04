import type { CardAccuracy, CardSeeds, ModelCard } from '../../../engine/api/types';
import { type Spread, spreadOf } from '../../../numbers/spread';
import { groupsOfCard, isSameGrouping } from './cardGroups';
import type { AskedRadii, Criterion } from './criteria';

/** Which accuracy of a card a criterion counts; cards have none at the small radius for all pairs. */
const FIGURES: Readonly<Record<Criterion['id'], keyof CardAccuracy | null>> = {
  adaptive: 'adaptive',
  between: 'interGroup',
  within: 'innerGroup',
  'all-outer': 'verified',
  'all-inner': null,
};

/**
 * What a network's recipe comes to with several seeds, where what is asked is what its card was counted by: the same groups
 * and the same two radii. Null where it is not, or where there is one seed.
 */
export function seedsAt(
  card: ModelCard | undefined,
  groupOf: readonly number[],
  nameOf: (label: number) => string,
  { kind, inner, outer }: AskedRadii,
): CardSeeds | null {
  const { seeds, groups, epsilon } = card ?? {};
  if (!seeds || seeds.figures.length < 2 || !groups || !epsilon || kind === 'merges') return null;
  if (inner !== epsilon.inner || outer !== epsilon.outer) return null;
  return isSameGrouping(groupsOfCard(groups, groupOf.length, nameOf), groupOf) ? seeds : null;
}

/** The accuracies of all seeds by a criterion, or their clean ones; null where they are not known. */
export function spreadAt(seeds: CardSeeds | null, id: Criterion['id'] | 'clean'): Spread | null {
  const figure = id === 'clean' ? id : FIGURES[id];
  if (!seeds || figure === null) return null;
  const shares = seeds.figures.flatMap((one) => one[figure] ?? []);
  return shares.length === seeds.figures.length ? spreadOf(shares) : null;
}
