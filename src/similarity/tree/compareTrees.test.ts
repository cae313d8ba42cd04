import { expect, it } from 'vitest';
import { vectorsOf } from '../../testing/standIns/classPoints';
import { classesBelow, compareTrees } from './compareTrees';
import { distancesOf } from './distances';
import { clusterClasses } from './linkage';

const treeOf = (points: number[]) =>
  clusterClasses(distancesOf(vectorsOf(points.map((point) => [point])), 'euclidean'), 'average');

it('finds the merges that only one tree has', () => {
  const first = treeOf([0, 1, 10, 12, 40]);
  const second = treeOf([0, 1, 10, 45, 40]);
  const differences = compareTrees(first, second);
  expect([...differences.first].map((merge) => classesBelow(first, 5 + merge))).toEqual([
    [2, 3],
    [0, 1, 2, 3],
  ]);
  expect([...differences.second].map((merge) => classesBelow(second, 5 + merge))).toEqual([
    [3, 4],
    [0, 1, 2],
  ]);
  expect(differences.shared).toBe(1);
});

it('finds none between trees of the same shape, whatever the heights', () => {
  expect(compareTrees(treeOf([0, 1, 10, 12]), treeOf([0, 2, 100, 105]))).toEqual({
    first: new Set(),
    second: new Set(),
    shared: 2,
  });
});
