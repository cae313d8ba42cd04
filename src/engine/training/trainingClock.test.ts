import { expect, it } from 'vitest';
import { TrainingClock } from './trainingClock';

it('measures steps, pauses left out, the latest ones more', () => {
  let now = 0;
  const clock = new TrainingClock(() => now);
  expect(clock.secondsFor(10)).toBeUndefined();
  for (let step = 0; step < 5; step++) {
    now += 100;
    clock.tick(1);
  }
  expect(clock.millisecondsPerStep).toBe(100);
  now += 5000;
  clock.restart();
  now += 100;
  clock.tick(1);
  expect(clock.secondsFor(10)).toBe(1);
  now += 300;
  clock.tick(1);
  expect(clock.millisecondsPerStep).toBe(120);
});

it('judges by effort what other steps will take', () => {
  let now = 0;
  const clock = new TrainingClock(() => now);
  for (let step = 0; step < 3; step++) {
    now += 400;
    clock.tick(4);
  }
  expect(clock.millisecondsPerStep).toBe(400);
  expect(clock.secondsFor(30)).toBe(3);
});
