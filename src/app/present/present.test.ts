import { expect, it } from 'vitest';
import { growth } from './present';

it('lets everything grow as far as it fits', () => {
  expect(growth(1024, 768)).toBe(1);
  expect(growth(1280, 720)).toBe(1);
  expect(growth(1440, 900)).toBeCloseTo(1.125);
  expect(growth(1920, 1080)).toBeCloseTo(1.23);
  expect(growth(3840, 2160)).toBeCloseTo(2.46);
  expect(growth(2560, 1080)).toBeCloseTo(1.23);
});
