import { expect, it } from 'vitest';
import { colorLimit, niceLimit } from './layerStatistics';

it.each([
  [1.41, 1.5],
  [0.37, 0.4],
  [0.4, 0.4],
  [9, 10],
  [57.2, 60],
  [0.0012, 0.0015],
  [0, 1],
  [Number.NaN, 1],
])('rounds %d to %d', (value, expected) => expect(niceLimit(value)).toBe(expected));

it('takes the magnitudes of all arrays together and leaves the largest hundredth out', () => {
  const lower = new Float32Array(50).fill(-1.4);
  const upper = new Float32Array(51).fill(1);
  upper[7] = 1000;
  expect(colorLimit(lower, upper)).toBe(1.5);
});
