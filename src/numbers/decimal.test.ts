import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ceilNumber, compareToNumber, floorNumber, numberOf, writeDigits } from './decimal';
import { digitsOf } from './digits';

const decimals = fc
  .tuple(fc.bigInt(-(10n ** 25n), 10n ** 25n), fc.integer({ min: 0, max: 330 }))
  .map(([coefficient, places]) => ({ coefficient, places }));

it('encloses every decimal between neighbouring floats', () => {
  fc.assert(
    fc.property(decimals, (digits) => {
      const [low, high] = [floorNumber(digits), ceilNumber(digits)];
      expect(compareToNumber(digits, low)).toBeGreaterThanOrEqual(0);
      expect(compareToNumber(digits, high)).toBeLessThanOrEqual(0);
      expect([low, high]).toContain(numberOf(digits));
      if (low !== high) expect(low + (high - low) / 2 === low || low + (high - low) / 2 === high).toBe(true);
    }),
  );
});

it('takes a float as what it is', () => {
  fc.assert(
    fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (x) => {
      if (Math.abs(x) > 1e-30) expect(compareToNumber(digitsOf(x), x)).toBe(0);
    }),
  );
  expect(compareToNumber(digitsOf('0.1'), 0.1)).toBe(-1);
  expect([floorNumber(digitsOf('0.1')), ceilNumber(digitsOf('0.1'))]).toEqual([0.09999999999999999, 0.1]);
  expect(writeDigits(digitsOf('-0.0125'))).toBe('-0.0125');
});
