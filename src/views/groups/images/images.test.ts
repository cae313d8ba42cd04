import { describe, expect, it } from 'vitest';
import { uniformRadii } from '../../../radii/table/criteria';
import { pairMatrix } from '../../../radii/table/pairMatrix';
import { handTable } from '../../../testing/standIns/radiusTables';
import { pairShares } from './PairReading';
import { picturesOf } from './RowList';

describe('shares of a pair', () => {
  const NO = Number.POSITIVE_INFINITY;

  it('keeps apart what is misclassified anyway, falsified by an attack, and unknown', () => {
    const table = handTable([
      { label: 0, prediction: 0, certified: [NO, 4, 4], attacked: [NO, NO, NO] },
      { label: 0, prediction: 0, certified: [NO, 1, 4], attacked: [NO, 2, NO] },
      { label: 0, prediction: 0, certified: [NO, 1, 4], attacked: [NO, NO, NO] },
      { label: 0, prediction: 1, certified: [NO, 0, 4], attacked: [NO, 0, NO] },
    ]);
    const matrix = pairMatrix(table, uniformRadii(3, 0.05));
    expect(pairShares(matrix, 0, 1)).toEqual({ verified: 0.25, unknown: 0.25, falsified: 0.25, misclassified: 0.25 });
    expect(pairShares(matrix, 2, 1)).toEqual({ verified: 0, unknown: 0, falsified: 0, misclassified: 0 });
  });
});

describe('pictures of rows', () => {
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
    // Which of its class an image is cannot be known where others are left out.
    expect(picturesOf(whole)(0)).toBeNull();
  });
});
