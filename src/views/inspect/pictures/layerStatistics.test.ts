import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { colorLimit, niceLimit, percentile, signOf, signShares, widthStatistics } from './layerStatistics';

describe('a percentile', () => {
  it('interpolates between neighbours', () => {
    const sorted = Float32Array.of(1, 2, 4);
    expect([0, 0.25, 0.5, 0.75, 1].map((p) => percentile(sorted, p))).toEqual([1, 1.5, 2, 3, 4]);
  });

  it('takes a single value for every share and none for 0', () => {
    expect(percentile(Float32Array.of(7), 0.9)).toBe(7);
    expect(percentile(new Float32Array(0), 0.9)).toBe(0);
  });
});

describe('widths', () => {
  it('takes mean, maximum and the middle eighty per cent of the widths', () => {
    const upper = Float32Array.from({ length: 11 }, (_, i) => 10 - i);
    expect(widthStatistics(new Float32Array(11), upper)).toEqual({ mean: 5, maximum: 10, p10: 1, p90: 9 });
  });

  it('measures from lower to upper, not from zero', () => {
    const result = widthStatistics(Float32Array.of(-1, 2), Float32Array.of(1, 6));
    expect(result).toMatchObject({ mean: 3, maximum: 4 });
  });

  it('is all zeros without units', () => {
    expect(widthStatistics(new Float32Array(0), new Float32Array(0)).mean).toBe(0);
  });
});

describe('signs', () => {
  it('counts what the box decides', () => {
    const lower = Float32Array.of(-2, -1, 0, 1, 0);
    const upper = Float32Array.of(-1, 1, 1, 2, 0);
    expect(signShares(lower, upper)).toEqual({ off: 2, unstable: 1, on: 2, units: 5 });
  });

  it('calls a unit unstable exactly when zero lies strictly inside', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.double({ noNaN: true, min: 0 }), (lower, width) => {
        const upper = lower + width;
        expect(signOf(lower, upper) === 'unstable').toBe(lower < 0 && upper > 0);
      }),
    );
  });
});

describe('the limit of a scale', () => {
  it.each([
    [1.41, 1.5],
    [0.37, 0.4],
    [0.4, 0.4],
    [9, 10],
    [57.2, 60],
    [0.0012, 0.0015],
    [0, 1],
    [Number.NaN, 1],
  ])('rounds %d to %d', (value, expected) => expect(niceLimit(value)).toBe(expected));

  it('takes the magnitudes of all arrays together and leaves the largest hundredth out', () => {
    const lower = new Float32Array(50).fill(-1.4);
    const upper = new Float32Array(51).fill(1);
    upper[7] = 1000;
    expect(colorLimit(lower, upper)).toBe(1.5);
  });
});
