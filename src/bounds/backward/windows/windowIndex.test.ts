import { expect, it } from 'vitest';
import { type Placement, pixelIndex, placesIndex, spreadIndex } from './windowIndex';

/** A window of 2 × 2 that sticks out at the top left of an image of 2 × 3. */
const CORNER: Placement = {
  tops: Int32Array.of(-1),
  lefts: Int32Array.of(-1),
  batch: 1,
  size: [2, 2],
  image: [2, 3],
  rows: 2,
};

it('finds the pixel under every place of a window, and the one after the last where there is none', () => {
  expect([...pixelIndex(CORNER)]).toEqual([6, 6, 6, 0]);
  const second = { ...CORNER, tops: Int32Array.of(-1, 0), lefts: Int32Array.of(-1, 1), batch: 2 };
  expect([...pixelIndex(second)]).toEqual([12, 12, 12, 0, 7, 8, 10, 11]);
});

it('finds the place of a window on every pixel of whole rows, those from above after those from below', () => {
  expect([...spreadIndex(CORNER)]).toEqual([3, 8, 8, 8, 8, 8, 7, 8, 8, 8, 8, 8]);
  expect([...spreadIndex({ ...CORNER, rows: 1 })]).toEqual([3, 4, 4, 4, 4, 4]);
});

it('finds the pixel of whole rows under every place of a window', () => {
  expect([...placesIndex(CORNER)]).toEqual([12, 12, 12, 0, 12, 12, 12, 6]);
  expect([...placesIndex({ ...CORNER, rows: 1 })]).toEqual([6, 6, 6, 0]);
});
