import { expect, test } from 'vitest';
import { divergingRamp } from '../../../pictures/colorRamp';
import { pixelWeights, weightColors, weightLimit } from './linear';

test('coefficients of a pixel are summed over its channels', () => {
  expect([...pixelWeights(Float32Array.of(1, 2, 10, -2), 2)]).toEqual([11, 0]);
});

test('maps share the limit of the largest weight of all', () => {
  expect(weightLimit(Float32Array.of(0.1, -0.7), Float32Array.of(0.2))).toBe(0.8);
});

test('signs have their colours, and the ends of the scale are reached', () => {
  const ramp = divergingRamp({ neg: '#0000ff', mid: '#ffffff', pos: '#ff8000' });
  expect([...weightColors(Float32Array.of(-2, 2), 2, ramp)]).toEqual([0, 0, 255, 255, 128, 0]);
});
