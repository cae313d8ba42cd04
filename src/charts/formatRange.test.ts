import { expect, it } from 'vitest';
import { formatRange } from './formatRange';

it('rounds both ends outward', () => {
  expect(formatRange(3.79, 6.01, 1)).toBe('3.7 to 6.1');
  expect(formatRange(-0.51, -0.19, 1)).toBe('−0.6 to −0.1');
  expect(formatRange(2, 5, 1)).toBe('2.0 to 5.0');
});
