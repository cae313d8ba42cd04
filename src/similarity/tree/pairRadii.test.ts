import fc from 'fast-check';
import { expect, it } from 'vitest';
import { randomPoints, vectorsOf } from '../../testing/standIns/classPoints';
import { LINKAGES } from './classTree';
import { distancesOf } from './distances';
import { groupClasses } from './grouping';
import { clusterClasses } from './linkage';
import { mergeHeight, pairMergesOf } from './pairMerges';
import { radiiOfGroups, radiiOfMerges } from './pairRadii';

const LINE = clusterClasses(distancesOf(vectorsOf([[1], [2], [4], [7]]), 'euclidean'), 'single');

it('finds the heights at which pairs merge', () => {
  const pairMerges = pairMergesOf(LINE);
  expect([...pairMerges.merges]).toEqual([-1, 0, 1, 2, 0, -1, 1, 2, 1, 1, -1, 2, 2, 2, 2, -1]);
  const height = (a: number, b: number) => mergeHeight(LINE, pairMerges, a, b);
  expect([height(0, 0), height(0, 1), height(2, 0), height(3, 1)]).toEqual([0, 1, 2, 3]);
});

it('asks for the small radius within a group and for the large one across', () => {
  const { values } = radiiOfGroups(groupClasses(LINE, { count: 2 }), 0.02, 0.1);
  expect([...values]).toEqual([0, 0.02, 0.02, 0.1, 0.02, 0, 0.02, 0.1, 0.02, 0.02, 0, 0.1, 0.1, 0.1, 0.1, 0]);
});

it('asks for a radius of each merge', () => {
  const { values } = radiiOfMerges(pairMergesOf(LINE), [0.01, 0.02, 0.03]);
  expect([...values.subarray(0, 8)]).toEqual([0, 0.01, 0.02, 0.03, 0.01, 0, 0.02, 0.03]);
});

it('has two levels as the case where the merges above the cut take the large radius', () => {
  fc.assert(
    fc.property(
      randomPoints(),
      fc.constantFrom(...LINKAGES),
      fc.integer({ min: 1, max: 12 }),
      (points, linkage, cut) => {
        const tree = clusterClasses(distancesOf(vectorsOf(points), 'euclidean'), linkage);
        const grouping = groupClasses(tree, { count: cut });
        const above = tree.merges.length - (grouping.groups.length - 1);
        const radii = tree.merges.map((_, merge) => (merge < above ? 0.02 : 0.1));
        expect(radiiOfMerges(pairMergesOf(tree), radii)).toEqual(radiiOfGroups(grouping, 0.02, 0.1));
      },
    ),
  );
});
