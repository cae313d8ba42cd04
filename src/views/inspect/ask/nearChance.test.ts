import { expect, it } from 'vitest';
import { isNearChance, normalisedIn } from './nearChance';

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

it('knows where pixels are normalised', () => {
  const layers = ['Sub', 'Conv'].map((op) => ({ name: op, op, shape: [], inputs: [], output: op, parameters: 0 }));
  expect(normalisedIn({ layers })).toBe('inside');
  expect(normalisedIn({ layers: layers.slice(1) })).toBe('nowhere');
  expect(normalisedIn({ layers, interface: { std: [2] } })).toBe('given');
});
