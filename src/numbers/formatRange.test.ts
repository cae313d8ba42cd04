import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatRange } from './formatRange';

describe('formatRange', () => {
  it('writes both bounds with the same decimals, rounded outward', () => {
    expect(formatRange(3.76, 6.01)).toBe('3.7 to 6.1');
    expect(formatRange(-3.76, 12)).toBe('−3.8 to 12.0');
  });
  it('has more decimals where the range is narrow, as far as digits mean something', () => {
    expect(formatRange(0.00331, 0.00812)).toBe('0.0033 to 0.0082');
    expect(formatRange(5.1234567, 5.1234579)).toBe('5.123 to 5.124');
    expect(formatRange(123.45671, 123.45674)).toBe('123.4 to 123.5');
  });
  it('never prints 0 for what is not 0', () => {
    expect(formatRange(0.00001, 5)).toBe('1e−5 to 5.0');
    expect(formatRange(-5, -0.0123)).toBe('−5.0 to −0.0123');
    expect(formatRange(0, 0)).toBe('0 to 0');
  });
  it('writes the very large with an exponent, and what is not finite as it is', () => {
    expect(formatRange(-1.5e12, 2e12)).toBe('−1.5e12 to 2e12');
    expect(formatRange(-2255740.3, 2079973.2)).toBe('−2.26e6 to 2.08e6');
    expect(formatRange(-249146.53, 424907.5)).toBe('−249147 to 424908');
    expect(formatRange(Number.NEGATIVE_INFINITY, 2)).toBe('−∞ to 2.0');
  });
  it('encloses what it prints', () => {
    const value = fc.double({ noNaN: true, min: -1e12, max: 1e12 });
    fc.assert(
      fc.property(value, value, (a, b) => {
        const [lower, upper] = [Math.min(a, b), Math.max(a, b)];
        const printed = formatRange(lower, upper).replaceAll('−', '-').split(' to ').map(Number);
        expect(printed[0]).toBeLessThanOrEqual(lower);
        expect(printed[1]).toBeGreaterThanOrEqual(upper);
        expect(printed.map((end) => Math.sign(end))).toEqual([Math.sign(lower) || 0, Math.sign(upper) || 0]);
      }),
    );
  });
});
