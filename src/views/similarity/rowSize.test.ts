import { expect, it } from 'vitest';
import { rowSize } from './rowSize';

it('gives few classes room, and a hundred a matrix that fits', () => {
  expect(rowSize(10, 1000)).toBe(44);
  expect(rowSize(10, 358)).toBe(32);
  expect(100 * rowSize(100, 1000, 330)).toBeLessThanOrEqual(670);
  expect(100 * rowSize(100, 358, 58)).toBeLessThanOrEqual(300);
  expect(rowSize(1000, 1000, 330)).toBe(3);
});
