import { expect, it } from 'vitest';
import { handTable } from '../../../testing/standIns/radiusTables';
import { picturesOf } from './RowList';

const NO = Number.POSITIVE_INFINITY;
const ROWS = [0, 0, 1].map((label) => ({
  label,
  prediction: 0,
  certified: label === 0 ? [NO, 1] : [1, NO],
  attacked: [NO, NO],
}));

it('finds the images of a data set that comes along, and those in the sample of one that does not', () => {
  const bundled = picturesOf(handTable(ROWS));
  expect([0, 1, 2].map(bundled)).toEqual([0, 10, 20]);
  const many = Array.from({ length: 60 }, () => ROWS[0])
    .concat(ROWS[2])
    .flatMap((row) => row ?? []);
  const whole = handTable(many, { dataset: 'cifar10-test' });
  const sampled = picturesOf({ ...whole, indices: Uint32Array.from(many.keys()) });
  expect([0, 49, 50, 59, 60].map(sampled)).toEqual([0, 49, null, null, 50]);
  // Which of its class an image is cannot be told where others are left out.
  expect(picturesOf(whole)(0)).toBeNull();
});
