import { expect, it } from 'vitest';
import { percentile } from './layerStatistics';

it('interpolates between neighbours', () => {
  const sorted = Float32Array.of(1, 2, 4);
  expect([0, 0.25, 0.5, 0.75, 1].map((p) => percentile(sorted, p))).toEqual([1, 1.5, 2, 3, 4]);
});

it('takes a single value for every share and none for 0', () => {
  expect(percentile(Float32Array.of(7), 0.9)).toBe(7);
  expect(percentile(new Float32Array(0), 0.9)).toBe(0);
});
