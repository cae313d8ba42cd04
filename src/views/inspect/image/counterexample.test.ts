import { expect, it } from 'vitest';
import { divergingRamp } from '../../../pictures/colorRamp';
import { changeColors, imageBytes } from './counterexamplePixels';

it('writes pixels with their channels together', () => {
  expect([...imageBytes(Float64Array.of(0, 1, 0.2, 0.4), 2)]).toEqual([0, 51, 255, 102]);
});

it('colours what was darkened and what was lightened by sign', () => {
  const ramp = divergingRamp({ neg: 'rgb(0, 0, 255)', mid: 'rgb(255, 255, 255)', pos: 'rgb(255, 0, 0)' });
  const colors = changeColors(Float64Array.of(0.4, 0.6), Float32Array.of(0.5, 0.5), 0.1, 1, ramp);
  expect([...colors]).toEqual([0, 0, 255, 255, 0, 0]);
});
