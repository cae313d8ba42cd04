import { expect, it } from 'vitest';
import { isNearChance } from './nearChance';

it('takes a network of ten classes for one that guesses where at most four of twenty images are right', () => {
  // 2 on average, with a standard deviation of 1.34.
  expect([0, 2, 4, 5, 20].map((right) => isNearChance(right, 20, 10))).toEqual([true, true, true, false, false]);
});

it('says nothing of a few images', () => {
  expect(isNearChance(0, 9, 10)).toBe(false);
});
