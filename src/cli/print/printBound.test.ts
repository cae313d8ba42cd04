import fc from 'fast-check';
import { expect, it } from 'vitest';
import { printLower, printUpper, printValue } from './printBound';

it('prints bounds outward, and never 0 for what is not 0', () => {
  expect([printLower(0.12349), printUpper(0.12341), printLower(-0.12341)]).toEqual(['0.1234', '0.1235', '-0.1235']);
  expect([printLower(0.00003), printUpper(-0.00003), printLower(0)]).toEqual(['3e-5', '-3e-5', '0.0000']);
  expect([printUpper(12345678), printValue(2), printLower(Number.NEGATIVE_INFINITY)]).toEqual([
    '1.235e7',
    '2.0000',
    '-Infinity',
  ]);
});

it('bounds what it prints', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(Number(printLower(value))).toBeLessThanOrEqual(value);
      expect(Number(printUpper(value))).toBeGreaterThanOrEqual(value);
      // Neither zero is written with a sign.
      expect(Math.sign(Number(printLower(value))) + 0).toBe(Math.sign(value) + 0);
    }),
  );
});
