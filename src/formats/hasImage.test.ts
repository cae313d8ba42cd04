import { expect, it } from 'vitest';
import { hasImage } from './hasImage';

it('tells which images of a data set are there', () => {
  const shape = { name: 'four', classes: ['a'], count: 4, height: 1, width: 2, channels: 3 };
  const two = { ...shape, labels: new Uint8Array(4), images: new Uint8Array(12) };
  expect([-1, 0, 1, 2, 3, 4].map((index) => hasImage(two, index))).toEqual([false, true, true, false, false, false]);
});
