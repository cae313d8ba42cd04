import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { add, compare, exact } from '../../numbers/dyadic';
import { float32Inside, insideBox, largestDistance, pointInside } from './insideBox';

const value = fc.double({ min: -4, max: 4, noNaN: true });
const epsilon = fc.oneof(
  fc.constant(0),
  fc.double({ min: 0, max: 2, noNaN: true }),
  fc.double({ min: 0, max: 1e-15, noNaN: true }),
);

test('a box by hand', () => {
  const { lower, upper } = insideBox([0.5, 0, 1], 0.25, [0, 1]);
  expect([...lower].map(Math.fround)).toEqual([0.25, 0, 0.75]);
  expect([...upper].map(Math.fround)).toEqual([0.75, 0.25, 1]);
});

test('bounds lie in the exact box, with or without a range', () => {
  fc.assert(
    fc.property(value, epsilon, fc.boolean(), (x, radius, clipped) => {
      const { lower, upper } = insideBox([x], radius, clipped ? [-1, 1] : null);
      const [least, most] = [lower[0] as number, upper[0] as number];
      expect(least).toBeLessThanOrEqual(most);
      const isFarOutside = clipped && Math.abs(x) > 1 + radius;
      if (clipped) expect(Math.max(Math.abs(least), Math.abs(most))).toBeLessThanOrEqual(1);
      if (isFarOutside) return;
      for (const end of [least, most]) {
        expect(compare(add(exact(x), exact(-radius)), exact(end))).toBeLessThanOrEqual(0);
        expect(compare(exact(end), add(exact(x), exact(radius)))).toBeLessThanOrEqual(0);
      }
    }),
    { numRuns: 200 },
  );
});

test('whatever a device found becomes a point of the box, of float32 numbers where it has any', () => {
  fc.assert(
    fc.property(value, epsilon, fc.float({ noNaN: true, noDefaultInfinity: true }), (x, radius, found) => {
      const box = insideBox([x], radius, null);
      const point = pointInside(Float32Array.of(found), box)[0] as number;
      expect(point).toBeGreaterThanOrEqual(box.lower[0] as number);
      expect(point).toBeLessThanOrEqual(box.upper[0] as number);
      const [least, most] = [float32Inside(box).lower[0] as number, float32Inside(box).upper[0] as number];
      if (least < most) expect(Math.fround(point)).toBe(point);
    }),
    { numRuns: 200 },
  );
});

it.each([
  [[1], -1, null, /epsilon is -1/],
  [[1], Number.NaN, null, /epsilon is NaN/],
  [[1], 1, [1, 0] as const, /range 1 to 0 is empty/],
  [[Number.NaN], 1, null, /value 0 is NaN/],
])('refuses %o, %o, %o', (x, radius, clip, message) => {
  expect(() => insideBox(x, radius, clip)).toThrow(message);
});

test('a distance is exact where float64 has it, else just above', () => {
  expect(largestDistance([1, 0.5, -2], [0, 0.75, -1.5])).toBe(1);
  fc.assert(
    fc.property(value, fc.oneof(value, fc.double({ min: -1e-9, max: 1e-9, noNaN: true })), (x, y) => {
      const [a, b] = [exact(Math.max(x, y)), exact(-Math.min(x, y))];
      const distance = largestDistance([x], [y]);
      expect(compare(add(a, b), exact(distance))).toBeLessThanOrEqual(0);
      expect(distance).toBeLessThanOrEqual(Math.abs(x - y) * (1 + 2 ** -51));
    }),
  );
});
