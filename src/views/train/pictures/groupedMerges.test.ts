import { expect, it } from 'vitest';
import { groupedMerges } from './GroupedTree';

const tree = {
  leaves: 4,
  merges: [
    { left: 0, right: 1, height: 1, size: 2 },
    { left: 2, right: 3, height: 2, size: 2 },
    { left: 4, right: 5, height: 3, size: 4 },
  ],
};

it('names the group of branches that share one', () => {
  expect(groupedMerges(tree, [7, 7, 2, 2])).toEqual([7, 2, null]);
});

it('names none where classes of different groups meet, nor above', () => {
  expect(groupedMerges(tree, [7, 2, 2, 2])).toEqual([null, 2, null]);
  expect(groupedMerges(tree, [1, 1, 1, 1])).toEqual([1, 1, 1]);
});
