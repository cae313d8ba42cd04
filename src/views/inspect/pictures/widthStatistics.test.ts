import { expect, it } from 'vitest';
import { widthStatistics } from './layerStatistics';

it('takes mean, maximum and the middle eighty per cent of the widths', () => {
  const upper = Float32Array.from({ length: 11 }, (_, i) => 10 - i);
  expect(widthStatistics(new Float32Array(11), upper)).toEqual({ mean: 5, maximum: 10, p10: 1, p90: 9 });
});

it('measures from lower to upper, not from zero', () => {
  const result = widthStatistics(Float32Array.of(-1, 2), Float32Array.of(1, 6));
  expect(result).toMatchObject({ mean: 3, maximum: 4 });
});

it('is all zeros without units', () => {
  expect(widthStatistics(new Float32Array(0), new Float32Array(0)).mean).toBe(0);
});
