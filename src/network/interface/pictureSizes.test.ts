import { expect, it } from 'vitest';
import { pictureSizes } from './pictureSizes';

it.each([
  [[3, 32, 48], { channels: 3, height: 32, width: 48, isLast: false }],
  [[32, 48, 3], { channels: 3, height: 32, width: 48, isLast: true }],
  [[1, 28, 28], { channels: 1, height: 28, width: 28, isLast: false }],
  [[28, 28], { channels: 1, height: 28, width: 28, isLast: false }],
  [[3072], { channels: 3, height: 32, width: 32, isLast: false }],
  [[256], { channels: 1, height: 16, width: 16, isLast: false }],
  [[64], { channels: 1, height: 8, width: 8, isLast: false }],
  [[16], null],
  [[5], null],
  [[1, 1, 5], null],
  [[1, 5, 1], null],
  [[4], null],
])('tells by the sizes %j which pictures a network takes', (sizes, expected) => {
  expect(pictureSizes(sizes)).toEqual(expected);
});
