import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toNumeral } from './decimal';
import { addFractions, decimalsAround, type Fraction, isLess, multiplyFractions, quotientNear } from './fraction';

const fractions: fc.Arbitrary<Fraction> = fc.tuple(
  fc.bigInt({ min: -(2n ** 200n), max: 2n ** 200n }),
  fc.bigInt({ min: 1n, max: 2n ** 200n }),
);
const equals = ([a, b]: Fraction, [c, d]: Fraction) => a * d === c * b;

it('adds and multiplies exactly, however long the numbers', () => {
  fc.assert(
    fc.property(fractions, fractions, fractions, (a, b, c) => {
      const spread = addFractions(multiplyFractions(a, c), multiplyFractions(b, c));
      expect(equals(multiplyFractions(addFractions(a, b), c), spread)).toBe(true);
      expect(equals(addFractions(addFractions(a, b), [-b[0], b[1]]), a)).toBe(true);
    }),
  );
});

it('divides exactly where the quotient is short, and next to it where it is long', () => {
  expect(quotientNear([2n, 10n], [3n, 10n])).toEqual([2n, 3n]);
  fc.assert(
    fc.property(fractions, fractions, (a, [b, down]) => {
      fc.pre(b > 0n);
      const [up, under] = quotientNear(a, [b, down]);
      const error = addFractions(multiplyFractions([up, under], [b, down]), [-a[0], a[1]]);
      const allowed = multiplyFractions([b, down], [1n, 10n ** 12n]);
      expect(isLess(allowed, error) || isLess(error, [-allowed[0], allowed[1]])).toBe(false);
    }),
  );
});

it('gives the decimals around it, itself where it is one', () => {
  const third = decimalsAround({ lower: [-1n, 3n], upper: [-1n, 3n] });
  expect(toNumeral(third.lower)).toBe(`-0.${'3'.repeat(29)}4`);
  expect(toNumeral(third.upper)).toBe(`-0.${'3'.repeat(30)}`);
  const half = decimalsAround({ lower: [-9n, 2n], upper: [9n, 2n] });
  expect([half.lower, half.upper].map(toNumeral)).toEqual(['-4.5', '4.5']);
});
