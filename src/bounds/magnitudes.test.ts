import { expect, it } from 'vitest';
import { largestMagnitude } from './magnitudes';

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
