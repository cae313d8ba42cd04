import { expect, it } from 'vitest';
import { firstImages } from './firstImages';

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
