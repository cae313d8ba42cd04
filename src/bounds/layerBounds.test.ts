import { expect, it } from 'vitest';
import { layerBounds } from './layerBounds';

it('takes images apart in ONNX’s order, sample by sample', () => {
  // Two samples of one row of two pixels with two channels: lower bounds, then upper bounds.
  const lower = [-1, -2, 3, 4, 5, 6, -7, 0];
  const upper = [1, 0, 3, 5, 6, 7, 8, 2];
  const { largest, ...bounds } = layerBounds(Float32Array.of(...lower, ...upper), 2, [1, 2, 2]);
  expect(bounds).toEqual({
    lower: Float32Array.of(-1, 3, -2, 4, 5, -7, 6, 0),
    upper: Float32Array.of(1, 3, 0, 5, 6, 8, 7, 2),
    unstable: [1, 1],
  });
  expect(largest).toBe(8);
});

it('leaves vectors as they are', () => {
  const bounds = layerBounds(Float32Array.of(-9, 2, -3, 1, 3, 4), 1, [3]);
  expect(bounds).toEqual({
    lower: Float32Array.of(-9, 2, -3),
    upper: Float32Array.of(1, 3, 4),
    unstable: [2],
    largest: 9,
  });
});

it.each([
  [0, Number.NaN],
  [1, Number.NaN],
  [1, Number.POSITIVE_INFINITY],
  [3, Number.NaN],
])('finds no finite largest magnitude where number %s is %s', (at, value) => {
  const values = Float32Array.of(1, 2, 3, 4);
  values[at] = value;
  expect(layerBounds(values, 1, [2]).largest).toBe(Number.POSITIVE_INFINITY);
});
