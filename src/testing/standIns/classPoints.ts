import fc from 'fast-check';
import type { ClassVectors } from '../../similarity/tree/distances';
import { distancesOf } from '../../similarity/tree/distances';
import { leafOrder } from '../../similarity/tree/leafOrder';
import { clusterClasses } from '../../similarity/tree/linkage';

/** Points as the vectors of classes. */
export function vectorsOf(points: readonly (readonly number[])[]): ClassVectors {
  return { classes: points.length, width: points[0]?.length ?? 0, values: Float64Array.from(points.flat()) };
}

/** Two to twelve points of three coordinates, no two of whose distances are equal in practice. */
export function randomPoints(): fc.Arbitrary<number[][]> {
  const coordinate = fc.double({ min: -1, max: 1, noNaN: true });
  const jitter = fc.array(coordinate, { minLength: 3, maxLength: 3 });
  return fc
    .array(jitter, { minLength: 2, maxLength: 12 })
    .map((points) =>
      points.map((point, k) => point.map((value, axis) => value + Math.sin(97 * k + 31 * axis + k * k))),
    );
}

/** Names of the small tree's classes. */
export const SMALL_NAMES = ['Cat', 'Dog', 'Car, red', 'Boat'];

/** A tree of classes at 0, 1, 4 and 10 of a line, by single linkage: merges at 1, 3 and 6. */
export function smallTree() {
  const distances = distancesOf(vectorsOf([[0], [1], [4], [10]]), 'euclidean');
  const tree = clusterClasses(distances, 'single');
  return { distances, tree, order: leafOrder(tree, distances) };
}
