import { expect, test } from 'vitest';
import { learningRateAt } from './recipe';

test('the learning rate drops at the epochs given, each time by the factor', () => {
  const rate = { start: 1, factor: 0.5, dropsAt: [2, 3] };
  expect([0, 1, 2, 3, 9].map((epoch) => learningRateAt(rate, epoch))).toEqual([1, 1, 0.5, 0.25, 0.25]);
});
