import fc from 'fast-check';
import { expect, it } from 'vitest';
import { randomPoints, vectorsOf } from '../../testing/standIns/classPoints';
import { type ClassTree, LINKAGES, mergeOf, rootOf } from './classTree';
import { type ClassDistances, distanceAt, distancesOf } from './distances';
import { leafOrder } from './leafOrder';
import { clusterClasses } from './linkage';

it('orders points of a line along the line', () => {
  const distances = distancesOf(vectorsOf([[7], [1], [4], [2]]), 'euclidean');
  expect(leafOrder(clusterClasses(distances, 'ward'), distances)).toEqual([0, 2, 3, 1]);
});

it('is the shortest of all orders that turning branches allows', () => {
  const few = randomPoints().map((points) => points.slice(0, 7));
  fc.assert(
    fc.property(few, fc.constantFrom(...LINKAGES), (points, linkage) => {
      const distances = distancesOf(vectorsOf(points), 'euclidean');
      const tree = clusterClasses(distances, linkage);
      const orders = ordersOf(tree, rootOf(tree));
      const order = leafOrder(tree, distances);
      expect(orders.map(String)).toContain(String(order));
      const shortest = Math.min(...orders.map((other) => lengthOf(other, distances)));
      expect(lengthOf(order, distances)).toBeCloseTo(shortest, 12);
    }),
  );
});

it('orders hundreds of classes, each once', () => {
  const points = Array.from({ length: 300 }, (_, k) => [Math.sin(k * k), Math.cos(3 * k), k % 7]);
  const distances = distancesOf(vectorsOf(points), 'euclidean');
  const order = leafOrder(clusterClasses(distances, 'average'), distances);
  expect(order.toSorted((a, b) => a - b)).toEqual(points.map((_, label) => label));
});

it('orders trees of one and two classes', () => {
  const two = distancesOf(vectorsOf([[0], [1]]), 'euclidean');
  expect(leafOrder(clusterClasses(two, 'ward'), two)).toEqual([0, 1]);
  const one = distancesOf(vectorsOf([[0]]), 'euclidean');
  expect(leafOrder(clusterClasses(one, 'ward'), one)).toEqual([0]);
});

function ordersOf(tree: ClassTree, node: number): number[][] {
  const merge = mergeOf(tree, node);
  if (merge === undefined) return [[node]];
  const right = ordersOf(tree, merge.right);
  return ordersOf(tree, merge.left).flatMap((one) =>
    right.flatMap((other) => [
      [...one, ...other],
      [...other, ...one],
    ]),
  );
}

function lengthOf(order: readonly number[], distances: ClassDistances): number {
  return order.slice(1).reduce((sum, leaf, k) => sum + distanceAt(distances, order[k] ?? 0, leaf), 0);
}
