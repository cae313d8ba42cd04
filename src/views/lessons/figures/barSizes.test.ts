import { expect, it } from 'vitest';
import { barSizes } from './barSizes';

/** Pixels of a figure beside the prose in a window of 1920 pixels, and in one of 1280. */
const [PROJECTOR, LAPTOP] = [944, 400];

it('bars that have the figure for themselves are as large as the prose on a projector', () => {
  expect(barSizes(PROJECTOR, true).letters).toBeGreaterThanOrEqual(18);
  expect(barSizes(PROJECTOR, true).pitch).toBeGreaterThan(barSizes(PROJECTOR, false).pitch);
  expect(barSizes(LAPTOP, true)).toEqual(barSizes(LAPTOP, false));
});

it('every bar lies within its row', () => {
  for (const width of [300, 600, PROJECTOR]) {
    for (const isAlone of [true, false]) {
      const { pitch, middle, thickness } = barSizes(width, isAlone);
      expect(middle - thickness / 2).toBeGreaterThan(0);
      expect(middle + thickness / 2).toBeLessThan(pitch);
    }
  }
});
