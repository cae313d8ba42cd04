import { expect, it } from 'vitest';
import { firstImages, rowSize } from './rowSize';

it('gives few classes room, and a hundred a matrix that fits', () => {
  expect(rowSize(10, 1000)).toBe(44);
  expect(rowSize(10, 358)).toBe(32);
  expect(100 * rowSize(100, 1000, 330)).toBeLessThanOrEqual(670);
  expect(100 * rowSize(100, 358, 58)).toBeLessThanOrEqual(300);
  expect(rowSize(1000, 1000, 330)).toBe(3);
});

it('grows with the window, as far as the width allows', () => {
  expect(rowSize(10, 1480, 600, 1.32)).toBe(58);
  expect(rowSize(10, 1100, 600, 1.8)).toBe(50);
  expect(rowSize(100, 1480, 330, 1.32)).toBe(10);
});

it('finds the first images of each class', () => {
  const labels = Uint8Array.from([1, 0, 1, 1, 0]);
  const dataset = {
    name: '',
    classes: ['a', 'b', 'c'],
    count: 5,
    present: 5,
    height: 1,
    width: 1,
    channels: 1,
    labels,
    images: labels,
  };
  expect(firstImages(dataset, 2)).toEqual([[1, 4], [0, 2], []]);
});
