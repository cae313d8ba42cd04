import fc from 'fast-check';
import { agnes } from 'ml-hclust';
import { describe, expect, it, test } from 'vitest';
import { randomPoints, vectorsOf } from '../../testing/standIns/classPoints';
import { SCIPY_EXAMPLES } from '../../testing/standIns/scipyTrees';
import { LINKAGES, METRICS } from './classTree';
import { classesBelow } from './compareTrees';
import { type ClassDistances, distancesOf } from './distances';
import { leafOrder } from './leafOrder';
import { clusterClasses } from './linkage';

describe.each(SCIPY_EXAMPLES)("SciPy's trees: $name", ({ points, trees }) => {
  test.each(trees)('$metric, $linkage', ({ metric, linkage, merges, order }) => {
    const distances = distancesOf(vectorsOf(points), metric);
    const tree = clusterClasses(distances, linkage);
    expect(tree.merges.map(({ left, right }) => [left, right])).toEqual(merges.map(([left, right]) => [left, right]));
    merges.forEach(([, , height], index) => {
      expect(tree.merges[index]?.height).toBeCloseTo(height, 12);
    });
    const found = leafOrder(tree, distances);
    expect(pathLength(found, distances)).toBeCloseTo(pathLength(order, distances), 12);
  });
});

describe('clusterClasses', () => {
  it.each(LINKAGES)('merges at heights that never fall, and every node once: %s', (linkage) => {
    fc.assert(
      fc.property(randomPoints(), fc.constantFrom(...METRICS), (points, metric) => {
        const { leaves, merges } = clusterClasses(distancesOf(vectorsOf(points), metric), linkage);
        const heights = merges.map(({ height }) => height);
        expect(heights).toEqual(heights.toSorted((a, b) => a - b));
        const children = merges.flatMap(({ left, right }) => [left, right]).sort((a, b) => a - b);
        expect(children).toEqual(Array.from({ length: 2 * leaves - 2 }, (_, node) => node));
        expect(merges.at(-1)?.size).toBe(leaves);
      }),
    );
  });

  it.each(LINKAGES)('makes the same groups of the same classes in any order: %s', (linkage) => {
    fc.assert(
      fc.property(randomPoints().chain(shuffled), ({ points, order }) => {
        const straight = clusterClasses(distancesOf(vectorsOf(points), 'euclidean'), linkage);
        const permuted = order.map((index) => points[index] ?? []);
        const turned = clusterClasses(distancesOf(vectorsOf(permuted), 'euclidean'), linkage);
        const named = turned.merges.map((_, index) =>
          classesBelow(turned, turned.leaves + index).map((leaf) => order[leaf] ?? 0),
        );
        const sets = straight.merges.map((_, index) => classesBelow(straight, straight.leaves + index));
        expect(new Set(named.map((set) => set.sort((a, b) => a - b).join()))).toEqual(new Set(sets.map(String)));
      }),
    );
  });

  it.each(LINKAGES)('finds the heights that merging the closest pair each time finds: %s', (linkage) => {
    fc.assert(
      fc.property(randomPoints(), (points) => {
        const distances = distancesOf(vectorsOf(points), 'euclidean');
        const { merges } = clusterClasses(distances, linkage);
        const heights: number[] = [];
        agnes(squareOf(distances), { method: linkage === 'ward' ? 'ward2' : linkage, isDistanceMatrix: true }).traverse(
          (cluster) => {
            if (!cluster.isLeaf) heights.push(cluster.height);
          },
        );
        heights.sort((a, b) => a - b);
        heights.forEach((height, index) => {
          expect(merges[index]?.height).toBeCloseTo(height, 9);
        });
      }),
    );
  });

  it('joins equal classes at height zero', () => {
    const tree = clusterClasses(
      distancesOf(
        vectorsOf([
          [3, 4],
          [3, 4],
          [3, 4],
        ]),
        'cosine',
      ),
      'ward',
    );
    expect(tree.merges.map(({ height }) => height)).toEqual([0, 0]);
  });

  it('takes a thousand classes, and one', () => {
    const points = Array.from({ length: 1000 }, (_, k) => [Math.sin(k * k), Math.cos(3 * k), k % 7]);
    const distances = distancesOf(vectorsOf(points), 'euclidean');
    const tree = clusterClasses(distances, 'ward');
    expect(tree.merges).toHaveLength(999);
    expect(clusterClasses(distancesOf(vectorsOf([[1]]), 'euclidean'), 'ward').merges).toEqual([]);
  });
});

function shuffled(points: number[][]) {
  const indices = points.map((_, index) => index);
  return fc.shuffledSubarray(indices, { minLength: indices.length }).map((order) => ({ points, order }));
}

function pathLength(order: readonly number[], { classes, values }: ClassDistances): number {
  return order.slice(1).reduce((sum, leaf, k) => sum + (values[(order[k] ?? 0) * classes + leaf] ?? 0), 0);
}

function squareOf({ classes, values }: ClassDistances): number[][] {
  return Array.from({ length: classes }, (_, row) => [...values.subarray(row * classes, (row + 1) * classes)]);
}
