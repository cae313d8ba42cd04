import fc from 'fast-check';
import { expect, it } from 'vitest';
import { signOf, signShares } from './layerStatistics';

it('counts what the box decides', () => {
  const lower = Float32Array.of(-2, -1, 0, 1, 0);
  const upper = Float32Array.of(-1, 1, 1, 2, 0);
  expect(signShares(lower, upper)).toEqual({ off: 2, unstable: 1, on: 2, units: 5 });
});

it('calls a unit unstable exactly when zero lies strictly inside', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true }), fc.double({ noNaN: true, min: 0 }), (lower, width) => {
      const upper = lower + width;
      expect(signOf(lower, upper) === 'unstable').toBe(lower < 0 && upper > 0);
    }),
  );
});
