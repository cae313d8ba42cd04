import { describe, expect, it } from 'vitest';
import { pairMergesOf } from '../../../similarity/tree/pairMerges';
import { smallTree } from '../../../testing/standIns/classPoints';
import { brushOf, nearestOf } from './pointing';

const ordered = smallTree();
const { tree } = ordered;

describe('what is pointed at', () => {
  const pairMerges = pairMergesOf(tree);

  it('is shown in tree and matrix: a pair with its merge, a merge with its block', () => {
    expect(brushOf({ pair: { row: 2, column: 0 } }, ordered, pairMerges)).toEqual({
      pair: { row: 2, column: 0 },
      merge: 1,
      marked: new Set([0, 2]),
      block: [0, 3],
    });
    const merge = brushOf({ merge: 0 }, ordered, pairMerges);
    expect(merge).toMatchObject({ pair: null, merge: 0, marked: new Set([0, 1]) });
  });

  it('is nothing where it is of another tree', () => {
    expect(brushOf({ merge: 7 }, ordered, pairMerges).merge).toBeNull();
    expect(brushOf({ pair: { row: 9, column: 0 } }, ordered, pairMerges).pair).toBeNull();
  });
});

it('finds the nearest class of each', () => {
  expect(nearestOf(smallTree().distances)).toEqual([1, 0, 1, 2]);
});
