import { distancesOf } from '../../similarity/tree/distances';
import { leafOrder } from '../../similarity/tree/leafOrder';
import { clusterClasses } from '../../similarity/tree/linkage';
import { vectorsOf } from './classPoints';

/** Names of the small tree's classes. */
export const SMALL_NAMES = ['Cat', 'Dog', 'Car, red', 'Boat'];

/** A tree of classes at 0, 1, 4 and 10 of a line, by single linkage: merges at 1, 3 and 6. */
export function smallTree() {
  const distances = distancesOf(vectorsOf([[0], [1], [4], [10]]), 'euclidean');
  const tree = clusterClasses(distances, 'single');
  return { distances, tree, order: leafOrder(tree, distances) };
}
