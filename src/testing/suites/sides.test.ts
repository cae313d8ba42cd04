import { expect, it } from 'vitest';
import { expectAbove, expectAtLeast, expectAtMost, expectBelow } from './sides';

it('fails on the wrong side, and for what is no number', () => {
  const sides = [
    { check: expectAtMost, right: [1, 2], wrong: [3] },
    { check: expectAtLeast, right: [2, 3], wrong: [1] },
    { check: expectBelow, right: [1], wrong: [2, 3] },
    { check: expectAbove, right: [3], wrong: [1, 2] },
  ];
  for (const { check, right, wrong } of sides) {
    for (const value of right) check(value, 2);
    for (const value of [...wrong, Number.NaN, undefined]) expect(() => check(value, 2)).toThrow(/expected|must be/);
    expect(() => check(2.5, Number.NaN)).toThrow(/expected/);
  }
});
