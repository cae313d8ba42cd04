import { expect, it } from 'vitest';
import { sizesFor, usualSizes } from './openSizes';

it.each([
  [
    [1, null, null],
    [1, 28, 28],
  ],
  [
    [null, null, 3],
    [32, 32, 3],
  ],
  [
    [3, null, 32],
    [3, 32, 32],
  ],
  [[3, null, 20], undefined],
  [[null, null, null], undefined],
  [[null], undefined],
])('takes the open sizes %j to be those of known pictures', (open, expected) => {
  expect(usualSizes(open)?.sizes).toEqual(expected);
});

it('says sizes by an array or a list of numbers', () => {
  const [open, usual] = [
    [3, null, null],
    [3, 32, 32],
  ];
  expect(sizesFor([3, 8, 6], open, usual)).toEqual([3, 8, 6]);
  expect(sizesFor([2, 3, 8, 6], open, usual)).toEqual([3, 8, 6]);
  expect(sizesFor([3 * 64], open, usual)).toEqual([3, 8, 8]);
  // Two pictures of the usual size.
  expect(sizesFor([2 * 3 * 1024], open, usual)).toBeUndefined();
  expect(sizesFor([3 * 48], open, usual)).toBeUndefined();
  expect(sizesFor([8, 6, 3], open, usual)).toBeUndefined();
});
