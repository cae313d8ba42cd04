import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ceilOf, floorOf, isLess, magnitude, minus, ONE, over, plus, ratioOf, times, toNumber, ZERO } from './ratio';

const third = over(ONE, ratioOf(3));

test('thirds are exact, and as near as float64 has them', () => {
  expect(plus(third, plus(third, third))).toEqual(ONE);
  expect(minus(times(third, ratioOf(-6)), ratioOf(-2))).toEqual(ZERO);
  expect(toNumber(third)).toBe(1 / 3);
  expect(toNumber(over(ratioOf(-1), ratioOf(3)))).toBe(-1 / 3);
  expect(isLess(ratioOf(0.3333), third)).toBe(true);
  expect([floorOf(third), ceilOf(third), floorOf(ratioOf(-0.5)), ceilOf(ratioOf(-0.5)), floorOf(ratioOf(-2))]).toEqual([
    0, 1, -1, -0, -2,
  ]);
});

test('every number of float64 is itself', () => {
  const finite = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e200, max: 1e200 });
  fc.assert(fc.property(finite, (x) => toNumber(ratioOf(x)) === (x === 0 ? 0 : x) || Math.abs(x) < 2 ** -1022));
  fc.assert(fc.property(finite, (x) => toNumber(magnitude(ratioOf(x))) === Math.abs(x) || Math.abs(x) < 2 ** -1022));
});
