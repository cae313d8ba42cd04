import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divergingRamp, rampIndex, sequentialRamp } from './colorRamp';
import { radiusScale } from './radiusScale';
import { finiteRange, valueScale } from './valueScale';

describe('a ramp of colours', () => {
  const at = (ramp: Uint8ClampedArray, index: number) => [...ramp.subarray(index * 4, index * 4 + 4)];

  it('runs from the first colour to the last', () => {
    const ramp = sequentialRamp('#000000', '#ff8000');
    expect(at(ramp, 0)).toEqual([0, 0, 0, 255]);
    expect(at(ramp, 255)).toEqual([255, 128, 0, 255]);
  });

  it('puts zero at the middle colour and raises small magnitudes', () => {
    const ramp = divergingRamp({ neg: '#0000ff', mid: '#000000', pos: '#ff0000' });
    expect(at(ramp, 0)).toEqual([0, 0, 255, 255]);
    expect(at(ramp, 255)).toEqual([255, 0, 0, 255]);
    const quarter = at(ramp, rampIndex(0.5, -1, 1))[0] as number;
    expect(quarter / 255).toBeCloseTo(0.5 ** 0.8, 1);
    expect(quarter / 255).toBeGreaterThan(0.55);
  });

  it('clamps values beyond the limits', () => {
    expect([-9, -1, 0, 1, 9].map((value) => rampIndex(value, -1, 1))).toEqual([0, 0, 128, 255, 255]);
    expect(rampIndex(Number.NaN, 0, 0)).toBe(0);
  });
});

describe('radii', () => {
  const fashion = radiusScale('fashion-mnist');
  const cifar = radiusScale('cifar10-sample');

  it('writes radii as the literature of the data set does', () => {
    expect([0.1, 0.02, 0.004, 0.0125].map(fashion.format)).toEqual(['0.10', '0.02', '0.004', '0.0125']);
    expect([8 / 255, 0.5 / 255].map(cifar.format)).toEqual(['8/255', '0.5/255']);
  });
});

describe('values', () => {
  const anyBound = fc.oneof(fc.float(), fc.constantFrom(0, Infinity, -Infinity, Number.NaN, 3.4e38, -3.4e38, 1e-45));

  it('places every bound within its range, infinite ones at the ends', () => {
    fc.assert(
      fc.property(fc.array(anyBound), (bounds) => {
        const scale = valueScale(bounds, [10, 90]).nice(3);
        for (const bound of [...bounds, 0].filter((value) => !Number.isNaN(value))) {
          expect(scale(bound)).toBeGreaterThanOrEqual(10);
          expect(scale(bound)).toBeLessThanOrEqual(90);
        }
        expect([scale(-Infinity), scale(Infinity)]).toEqual([10, 90]);
      }),
    );
  });

  it('has ends where there is nothing finite', () => {
    expect(finiteRange([Infinity, -Infinity, Number.NaN])).toEqual([-1, 1]);
    expect(finiteRange([2, Infinity])).toEqual([0, 2]);
  });
});
