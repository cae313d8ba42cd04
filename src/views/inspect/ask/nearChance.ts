import { operationRow } from '../../../catalog/operations';
import type { ModelSummary } from '../../../engine/api/types';
import type { Normalised } from '../words';

/** Images from which on a share of them says something. */
const LEAST = 10;

/** What a network that reads its images otherwise than they are given is below: so much of what guessing leaves. */
const SHARE = 1 / 4;

/** Whether a network has few of the first images right: little more than guessing among the classes gives. */
export function isNearChance(right: number, count: number, classes: number): boolean {
  const guessed = 1 / classes;
  return count >= LEAST && right <= count * (guessed + SHARE * (1 - guessed));
}

/** Where a network's pixels are normalised: by what a person gave, by the network's own first layer, or nowhere. */
export function normalisedIn({
  interface: known,
  layers: [first],
}: Pick<ModelSummary, 'interface' | 'layers'>): Normalised {
  if (known?.mean !== undefined || known?.std !== undefined) return 'given';
  return first && operationRow(first.op)?.rescales ? 'inside' : 'nowhere';
}
