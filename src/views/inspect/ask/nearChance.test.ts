import { expect, it } from 'vitest';
import { isNearChance } from './nearChance';

it('takes at most six right ones of twenty for few where there are ten classes', () => {
  // Guessing gives 2, and a quarter of the others is 4.5; a public network without its normalisation has 5, with it 17.
  expect([0, 2, 5, 6, 7, 20].map((right) => isNearChance(right, 20, 10))).toEqual([
    true,
    true,
    true,
    true,
    false,
    false,
  ]);
});

it('says nothing of a few images', () => {
  expect(isNearChance(0, 9, 10)).toBe(false);
});
