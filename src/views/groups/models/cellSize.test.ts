import { expect, it } from 'vitest';
import { placeOf, radiusAt } from '../controls/RadiusSlider';
import { cellSize } from './sizes';

it('fits all classes into a column, within reason', () => {
  expect(cellSize(900, 10, false)).toBe(36);
  expect(cellSize(900, 10, false, 1.32)).toBe(47);
  expect(cellSize(334, 10, false)).toBe(30);
  expect(cellSize(334, 100, false)).toBe(3);
  expect(cellSize(700, 10, true)).toBe(32);
});

it('places radii between those of the grid, and back', () => {
  const grid = [0, 0.01, 0.02, 0.05];
  expect([0, 0.01, 0.05, 0.2].map((radius) => placeOf(radius, grid))).toEqual([0, 1, 3, 3]);
  for (const radius of [0, 0.004, 0.01, 0.035, 0.05])
    expect(radiusAt(placeOf(radius, grid), grid)).toBeCloseTo(radius, 12);
});
