import { expect, it } from 'vitest';
import type { ModelSummary } from '../../../engine/api/types';
import { writeDigits } from '../../../numbers/decimal';
import { sidesOfNumbers, typedBounds } from './numbersBox';
import { ownNumbers } from './ownNumbers';
import { typedRadius } from './TypedRadiusPanel';

const typed = { values: [0.3, 1], radii: [0.1, 0.25] };
const bounds = { lower: [0, -1], upper: [0.5, 1] };

const written = (...given: Parameters<typeof sidesOfNumbers>) =>
  sidesOfNumbers(...given).map(({ lower, upper }) => [writeDigits(lower), writeDigits(upper)]);

it('adds radii as decimals, and cuts to the ranges that are known', () => {
  expect(written(typed, undefined)).toEqual([
    ['0.2', '0.4'],
    ['0.75', '1.25'],
  ]);
  const ranges = [
    [0.25, 1],
    [-2, 1],
  ] as const;
  expect(written(typed, { ranges })).toEqual([
    ['0.25', '0.4'],
    ['0.75', '1'],
  ]);
  expect(written(typed, { range: [0, 1] }, 2)).toEqual([
    ['0.1', '0.5'],
    ['0.5', '1'],
  ]);
  expect(typedBounds(typed, { ranges })).toEqual([0.25, 0.75, 0.4, 1]);
});

it('goes from the values to bounds of their own', () => {
  expect(written({ ...typed, bounds }, { range: [0, 0.1] })).toEqual([
    ['0', '0.5'],
    ['-1', '1'],
  ]);
  expect(written({ ...typed, bounds }, undefined, 0.5)).toEqual([
    ['0.15', '0.4'],
    ['0', '1'],
  ]);
});

it('says a radius rounded so that it stays true', () => {
  expect(typedRadius({ values: [0], radii: [0.1] }, 0.33333, 'down')).toBe('±0.0333');
  expect(typedRadius({ values: [0], radii: [0.1] }, 0.33333, 'up')).toBe('±0.0334');
  expect(typedRadius({ values: [0], radii: [0.1] }, 0.33333, 'nearest')).toBe('±0.0333');
  expect(typedRadius(typed, 1.25, 'down')).toMatch(/^1\.2\d? times the radii/);
  expect(typedRadius({ ...typed, bounds }, 0.5, 'down')).toMatch(/^50(\.0+)? % of the width/);
});

it('starts in the middle of ranges, without the dust of sums', () => {
  const model = {
    inputShape: [2],
    interface: {
      ranges: [
        [-0.5, 0.7],
        [0, 3],
      ],
    },
  } as unknown as ModelSummary;
  expect(ownNumbers(model, { numbers: null, radii: null, bounds: null })).toEqual({
    values: [0.1, 1.5],
    radii: [0.06, 0.15],
  });
});
