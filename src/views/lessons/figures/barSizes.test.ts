import { expect, it } from 'vitest';
import { barSizes } from './barSizes';

/** Pixels of a figure beside the prose in a window of 1920 pixels, and in one of 1280; of a row that shares it with two. */
const [PROJECTOR, LAPTOP, ROOM] = [720, 400, 220];

it('bars that have the figure for themselves share its height, and are as large as the prose on a projector', () => {
  expect(barSizes(PROJECTOR, ROOM).letters).toBeGreaterThanOrEqual(17);
  expect(barSizes(PROJECTOR, ROOM).pitch).toBeGreaterThan(2 * barSizes(PROJECTOR).pitch);
  expect(barSizes(PROJECTOR, ROOM / 4).pitch).toBeLessThan(ROOM / 4);
  expect(barSizes(LAPTOP, ROOM)).toEqual(barSizes(LAPTOP));
});

it('every bar lies within its row', () => {
  for (const width of [300, 600, PROJECTOR]) {
    for (const room of [undefined, 20, 60, ROOM]) {
      const { pitch, middle, thickness } = barSizes(width, room);
      expect(middle - thickness / 2).toBeGreaterThan(0);
      expect(middle + thickness / 2).toBeLessThan(pitch);
    }
  }
});
