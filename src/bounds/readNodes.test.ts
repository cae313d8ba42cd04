import { expect, it } from 'vitest';
import { largestMagnitude, layerBounds } from './readNodes';

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

it('finds the largest magnitude, also in a part of an array', () => {
  expect(largestMagnitude(Float32Array.of(1, -3.5, 2, -0))).toBe(3.5);
  expect(largestMagnitude(Float32Array.of(9, 1, -2).subarray(1))).toBe(2);
  expect(largestMagnitude(Float32Array.of(1, 2, 3, 4, -5))).toBe(5);
  expect(largestMagnitude(Float32Array.of(2 ** -149))).toBe(2 ** -149);
  expect(largestMagnitude(new Float32Array(0))).toBe(0);
});

it('takes what is no number for infinite', () => {
  expect(largestMagnitude(Float32Array.of(1, Number.NaN, 2))).toBe(Number.POSITIVE_INFINITY);
  expect(largestMagnitude(Float32Array.of(1, 2, Number.NaN))).toBe(Number.POSITIVE_INFINITY);
  expect(largestMagnitude(Float32Array.of(Number.NaN, 2, 3, 4))).toBe(Number.POSITIVE_INFINITY);
  expect(largestMagnitude(Float32Array.of(1, Number.NEGATIVE_INFINITY))).toBe(Number.POSITIVE_INFINITY);
});
