import { expect, it } from 'vitest';
import { firstOfEachClass } from './firstOfEachClass';

it('keeps the order, and takes so many of each class or all there are', () => {
  expect(firstOfEachClass([2, 0, 2, 2, 1, 0, 2], 2)).toEqual([0, 1, 2, 4, 5]);
  expect(firstOfEachClass(Uint16Array.of(), 2)).toEqual([]);
});
