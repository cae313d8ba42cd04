import { expect, it } from 'vitest';
import type { ModelCard } from '../../../engine/api/types';
import { radiiOfGroups } from '../../../similarity/tree/pairRadii';
import type { AskedRadii } from './criteria';
import { seedsAt, spreadAt } from './seedsAt';

const GROUP_OF = [0, 0, 1];
const nameOf = (label: number) => 'ABC'[label] ?? '';
const asked = (inner: number, outer: number, kind: AskedRadii['kind'] = 'groups'): AskedRadii => ({
  kind,
  inner,
  outer,
  pairs: radiiOfGroups({ of: GROUP_OF }, inner, outer),
});
const figures = [
  { seed: 1, clean: 0.5, verified: 0.25, adaptive: 0.5 },
  { seed: 2, clean: 0.75, verified: 0.25, adaptive: 0.25 },
];
const card = {
  groups: [['A', 'B'], ['C']],
  epsilon: { inner: 0.02, outer: 0.1 },
  seeds: { images: 8, method: 'ibp', rounding: 'real', figures },
} as unknown as ModelCard;

it('has the seeds of a card where its own groups and radii are asked for, whatever the groups’ numbers', () => {
  const seeds = seedsAt(card, [7, 7, 3], nameOf, asked(0.02, 0.1));
  expect(spreadAt(seeds, 'adaptive')).toEqual({ mean: 0.375, least: 0.25, most: 0.5, count: 2 });
  expect(spreadAt(seeds, 'clean')?.most).toBe(0.75);
  // Cards do not have the small radius for all pairs, and this one nothing between groups.
  expect(spreadAt(seeds, 'all-inner')).toBeNull();
  expect(spreadAt(seeds, 'between')).toBeNull();
});

it('has none at other radii, for other groups, with a radius for every merge, or of one seed', () => {
  expect(seedsAt(card, GROUP_OF, nameOf, asked(0.02, 0.05))).toBeNull();
  expect(seedsAt(card, GROUP_OF, nameOf, asked(0.01, 0.1))).toBeNull();
  expect(seedsAt(card, [0, 1, 1], nameOf, asked(0.02, 0.1))).toBeNull();
  expect(seedsAt(card, GROUP_OF, nameOf, asked(0.02, 0.1, 'merges'))).toBeNull();
  const single = { ...card, seeds: { ...card.seeds, figures: figures.slice(1) } } as ModelCard;
  expect(seedsAt(single, GROUP_OF, nameOf, asked(0.02, 0.1))).toBeNull();
  expect(seedsAt(undefined, GROUP_OF, nameOf, asked(0.02, 0.1))).toBeNull();
});
