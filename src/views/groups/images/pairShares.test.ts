import { expect, it } from 'vitest';
import { uniformRadii } from '../../../radii/table/criteria';
import { pairMatrix } from '../../../radii/table/pairMatrix';
import { handTable } from '../../../testing/standIns/radiusTables';
import { pairShares } from './PairReading';

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
