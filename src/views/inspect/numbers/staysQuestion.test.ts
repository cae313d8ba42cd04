import { expect, it } from 'vitest';
import { formatLower, formatUpper } from '../../../numbers/format';
import type { Logit } from '../verdict/margins';
import { sidesOfNumbers } from './numbersBox';
import { judgeStays, outward, propertyOf, staysIn } from './staysQuestion';

const logit = (itself: number, lower: number, upper: number): Logit => ({
  output: 0,
  classes: [],
  itself,
  lower,
  upper,
});

it.each([
  [0, 1, logit(0.5, 0, 1), 'verified'],
  [0, 1, logit(0.5, -0.1, 1), 'unknown'],
  [0, 1, logit(0.5, 0, 1.1), 'unknown'],
  [0, 1, logit(1.5, 1.2, 2), 'falsified'],
  // What a device computes at the inputs themselves is rounded, and falsifies nothing.
  [0, 1, logit(1.5, 0.9, 2), 'unknown'],
] as const)('judges %d to %d by bounds', (least, most, bounds, verdict) => {
  expect(judgeStays({ output: 0, least, most }, bounds)).toBe(verdict);
});

it('reads the question from the state, if it asks one of an output that there is', () => {
  expect(staysIn([1, -2, 3], 2)).toEqual({ output: 1, least: -2, most: 3 });
  for (const numbers of [null, [2, 0, 1], [0, 1, 0], [0, 1]]) expect(staysIn(numbers, 2)).toBeNull();
});

it('writes it as a property with the decimals that were typed, which themselves are within', () => {
  const property = propertyOf(
    { output: 0, least: -1e-7, most: 2 },
    sidesOfNumbers({ values: [0.3, 1], radii: [0.1, 0] }, undefined),
    1,
  );
  expect(property).toContain('(assert (>= X_0 0.2))');
  expect(property).toContain('(assert (<= X_0 0.4))');
  expect(property).toContain('(assert (<= X_1 1))');
  expect(property).toContain('(assert (or (and (< Y_0 -0.0000001)) (and (> Y_0 2))))');
});

it('begins with the bounds as they are printed', () => {
  expect(outward(2.062894, formatLower)).toBe(2.06);
  expect(outward(-1234.56, formatUpper)).toBeGreaterThanOrEqual(-1234.56);
  expect(outward(Number.NEGATIVE_INFINITY, formatLower)).toBe(Number.NEGATIVE_INFINITY);
});
