import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Row } from '../floatProperty';
import { combineRows } from './combineRows';
import { jointRow } from './jointRow';

const row = (coefficients: readonly number[], limit: number): Row => {
  return { coefficients: Float32Array.from(coefficients), limit: { up: limit, down: limit }, isStrict: true };
};

it('adds rows up by their weights', () => {
  const rows = [row([1, 0, -1], 4), row([0, 2, -1], -2)];
  const joint = jointRow(rows, [0.25, 0.75]) as Row;
  expect([...joint.coefficients]).toEqual([0.25, 1.5, -1]);
  expect(joint.inexact).toBeUndefined();
  expect(joint.limit.up).toBe(-0.5);
  expect(joint.isStrict).toBe(true);
});

it('is none where one row is all that counts', () => {
  expect(jointRow([row([1], 0), row([2], 0)], [1, 0])).toBeUndefined();
});

it('accounts for what does not fit into float32', () => {
  // Multiples of 2⁻²⁴ times multiples of 2⁻⁸, three of them: exact in float64.
  const fine = fc.integer({ min: -(2 ** 24), max: 2 ** 24 }).map((x) => x * 2 ** -24);
  const threeOf = <T>(one: fc.Arbitrary<T>) => fc.tuple(one, one, one);
  const weight = fc.integer({ min: 1, max: 2 ** 8 }).map((w) => w * 2 ** -8);
  fc.assert(
    fc.property(threeOf(threeOf(fine)), threeOf(fine), threeOf(weight), (coefficients, limits, weights) => {
      const joint = jointRow(
        coefficients.map((own, at) => row(own, limits[at] as number)),
        weights,
      ) as Row;
      const exact = (values: readonly number[]) => values.reduce((sum, v, at) => sum + (weights[at] as number) * v, 0);
      expect(joint.limit.up).toBeGreaterThanOrEqual(exact(limits));
      for (let i = 0; i < 3; i++) {
        const off = Math.abs((joint.coefficients[i] as number) - exact(coefficients.map((own) => own[i] as number)));
        expect(off).toBeLessThanOrEqual(joint.inexact?.[i] ?? 0);
      }
    }),
    { numRuns: 50 },
  );
});

it('knows on what rows depend that cancel each other', () => {
  const rows = [
    { coefficients: [3, 0.5], constant: -1 },
    { coefficients: [-3, 0.5], constant: -1 },
  ];
  const box = { lower: Float32Array.of(-1, -1), upper: Float32Array.of(1, 1) };
  const { coefficients, magnitudes } = combineRows(rows, box);
  expect(Math.abs(coefficients[0] as number)).toBeLessThan(0.5);
  expect(magnitudes[0]).toBeCloseTo(3, 6);
});

it('rounds limits up that are too small for a product of floats', () => {
  const least = Number.MIN_VALUE;
  const joint = jointRow([row([1], least), row([-1], 0)], [0.25, 0.25]) as Row;
  // Not 0, which a sum of zero could never be below.
  expect(joint.limit.up).toBeGreaterThan(0);
});
