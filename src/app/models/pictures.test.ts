import { expect, it } from 'vitest';
import { numbersOf, type OwnPicture } from './pictures';

it('gives the numbers of a picture in the order of the network', () => {
  const picture = { height: 1, width: 2, channels: 3, images: Uint8Array.of(255, 0, 0, 0, 51, 0) } as OwnPicture;
  const sizes = { height: 1, width: 2, channels: 3 };
  expect(numbersOf(picture, { ...sizes, isLast: false })).toEqual([1, 0, 0, 0.2, 0, 0]);
  expect(numbersOf(picture, { ...sizes, isLast: true })).toEqual([1, 0, 0, 0, 0.2, 0]);
});
