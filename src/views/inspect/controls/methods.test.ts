import { expect, test } from 'vitest';
import { costOf, durationText } from '../words';

test('a method says what it costs, and what it took the last time', () => {
  const times = new Map([['crown', 312]] as const);
  expect(costOf('crown', times)).toMatch(/\S\. Took 0\.3 s\.$/);
  expect(costOf('ibp', times)).not.toContain('Took');
});

test('durations have a digit that says something', () => {
  expect([0.2, 17, 94.9, 95, 9900, 12_400].map(durationText)).toEqual([
    '1 ms',
    '17 ms',
    '95 ms',
    '0.1 s',
    '9.9 s',
    '12 s',
  ]);
});
