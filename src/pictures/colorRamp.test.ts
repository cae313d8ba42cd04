import { expect, it } from 'vitest';
import { divergingRamp, rampIndex, sequentialRamp } from './colorRamp';

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
