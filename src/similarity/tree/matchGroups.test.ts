import fc from 'fast-check';
import { expect, it } from 'vitest';
import { groupClasses } from './grouping';
import { clusterClasses } from './linkage';
import { matchGroups } from './matchGroups';

const CLASSES = 7;

/** Group numbers by first appearance, so that equal partitions are equal. */
function inOrder(groups: readonly number[]): number[] {
  const names = [...new Set(groups)];
  return groups.map((group) => names.indexOf(group));
}

it('finds a cut and moves for any groups, of any tree', () => {
  const distance = fc.double({ min: 0.1, max: 9, noNaN: true });
  const pairs = (CLASSES * (CLASSES - 1)) / 2;
  const wanted = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: CLASSES, maxLength: CLASSES });
  fc.assert(
    fc.property(fc.array(distance, { minLength: pairs, maxLength: pairs }), wanted, (distances, groups) => {
      const values = new Float64Array(CLASSES * CLASSES);
      let next = 0;
      for (let row = 0; row < CLASSES; row++) {
        for (let column = 0; column < row; column++) {
          const own = distances[next++] as number;
          values[row * CLASSES + column] = own;
          values[column * CLASSES + row] = own;
        }
      }
      const tree = clusterClasses({ classes: CLASSES, values }, 'average');
      const { cut, moves } = matchGroups(tree, groups);
      expect(inOrder(groupClasses(tree, cut, new Map(moves)).of)).toEqual(inOrder(groups));
    }),
  );
});
