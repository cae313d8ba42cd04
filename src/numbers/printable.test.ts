import { expect, it } from 'vitest';
import { printable } from './printable';

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
