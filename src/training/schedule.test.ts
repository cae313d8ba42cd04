import { expect, it } from 'vitest';
import { isRamped, rampAt } from './schedule';

const schedule = { warmUp: 2, ramp: 4 };

it('rises from 0 after the warm-up to 1 at the end of the ramp', () => {
  expect([0, 1.99, 2, 3, 5.5, 6, 9].map((epochs) => rampAt(schedule, epochs))).toEqual([0, 0, 0, 0.25, 0.875, 1, 1]);
  expect([5, 6].map((epochs) => isRamped(schedule, epochs))).toEqual([false, true]);
});

it('is at its end at once where there is no ramp', () => {
  expect([0, 1].map((epochs) => rampAt({ warmUp: 1, ramp: 0 }, epochs))).toEqual([0, 1]);
});
