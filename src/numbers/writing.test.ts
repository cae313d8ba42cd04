import { describe, expect, it } from 'vitest';
import { formatBytes, formatSeconds, timeLeft } from './amounts';
import { printable } from './printable';

describe('amounts', () => {
  it('rounds the time left as people do', () => {
    expect([0, 4.2, 17, 55, 130].map(timeLeft)).toEqual(['1 s', '5 s', '20 s', 'about 1 min', 'about 2 min']);
  });

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
});

describe('text of unknown origin', () => {
  it('leaves words of any script as they are', () => {
    for (const text of ['/features.3/Conv', 'Größe 2×3 “é”', '層 一', 'नमस्ते', '👩‍🔬', ''])
      expect(printable(text)).toBe(text);
  });

  it.each([
    ['\u001b[31mred\u001b[0m', '\\u001b[31mred\\u001b[0m'],
    ['a\r\nb\tc', 'a\\u000d\\u000ab\\u0009c'],
    ['\u009b2J', '\\u009b2J'],
    ['gnp\u202egpj', 'gnp\\u202egpj'],
    ['a\u2028b\u0000', 'a\\u2028b\\u0000'],
    ['\ud800', '\\ud800'],
    ['\u{e0041}', '\\udb40\\udc41'],
  ])('writes what changes the text around it by its code: %j', (text, written) => {
    expect(printable(text)).toBe(written);
  });
});
