import { expect, it } from 'vitest';
import { formatBytes, formatSeconds } from './amounts';

it('writes memory with the unit that suits it', () => {
  expect([640, 18_400_000, 1e9, 1_340_000_000, 999_600].map((bytes) => formatBytes(bytes))).toEqual([
    '640 bytes',
    '18 MB',
    '1 GB',
    '1.3 GB',
    '1 MB',
  ]);
  expect(formatBytes(1_310_000_000, 'up')).toBe('1.4 GB');
});

it('writes times from milliseconds to years', () => {
  expect([0.0004, 0.02, 0.84, 14.2, 119, 200, 20_000, 4_000_000, 1e10].map(formatSeconds)).toEqual([
    '1 ms',
    '20 ms',
    '0.8 s',
    '14 s',
    '119 s',
    '3 min',
    '6 h',
    '46 days',
    '320 years',
  ]);
});
