import { expect, it } from 'vitest';
import { TrainingClock } from './trainingClock';

it('measures steps, pauses left out, the latest ones more', () => {
  let now = 0;
  const clock = new TrainingClock(() => now);
  expect(clock.secondsFor(10)).toBeUndefined();
  for (let step = 0; step < 5; step++) {
    now += 100;
    clock.tick();
  }
  expect(clock.millisecondsPerStep).toBe(100);
  now += 5000;
  clock.restart();
  now += 100;
  clock.tick();
  expect(clock.secondsFor(10)).toBe(1);
  now += 300;
  clock.tick();
  expect(clock.millisecondsPerStep).toBe(120);
});
