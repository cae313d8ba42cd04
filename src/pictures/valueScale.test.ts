import fc from 'fast-check';
import { expect, it } from 'vitest';
import { finiteRange, valueScale } from './valueScale';

const anyBound = fc.oneof(fc.float(), fc.constantFrom(0, Infinity, -Infinity, Number.NaN, 3.4e38, -3.4e38, 1e-45));

it('places every bound within its range, infinite ones at the ends', () => {
  fc.assert(
    fc.property(fc.array(anyBound), (bounds) => {
      const scale = valueScale(bounds, [10, 90]).nice(3);
      for (const bound of [...bounds, 0].filter((value) => !Number.isNaN(value))) {
        expect(scale(bound)).toBeGreaterThanOrEqual(10);
        expect(scale(bound)).toBeLessThanOrEqual(90);
      }
      expect([scale(-Infinity), scale(Infinity)]).toEqual([10, 90]);
    }),
  );
});

it('has ends where there is nothing finite', () => {
  expect(finiteRange([Infinity, -Infinity, Number.NaN])).toEqual([-1, 1]);
  expect(finiteRange([2, Infinity])).toEqual([0, 2]);
});
