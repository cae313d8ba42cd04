import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomPoints, vectorsOf } from '../../testing/standIns/classPoints';
import { type ClassTree, cutHeight, cutRange, groupCount, LINKAGES } from './classTree';
import { distancesOf } from './distances';
import { groupClasses, groupLetter, isMoved, ownGroup } from './grouping';
import { clusterClasses } from './linkage';

/** Points at 1, 2, 4, 7 and 20 of a line: 1 and 2 meet at 1, then come 4, 7 and 20. */
const LINE = treeOf([[1], [2], [4], [7], [20]]);

const randomTree = fc
  .tuple(randomPoints(), fc.constantFrom(...LINKAGES))
  .map(([points, linkage]) => clusterClasses(distancesOf(vectorsOf(points), 'euclidean'), linkage));

describe('cutting', () => {
  it('by number makes so many groups, within what the classes allow', () => {
    fc.assert(
      fc.property(randomTree, fc.integer({ min: -1, max: 14 }), (tree, count) => {
        const expected = Math.min(tree.leaves, Math.max(1, count));
        expect(groupClasses(tree, { count }).groups).toHaveLength(expected);
      }),
    );
  });

  it('by height keeps the merges at and below it', () => {
    expect([0, 1, 2, 3, 12.9, 13].map((height) => groupCount(LINE, { height }))).toEqual([5, 4, 3, 2, 2, 1]);
    expect(groupClasses(LINE, { height: 2.5 }).of).toEqual([0, 0, 0, 2, 1]);
  });

  it('draws a number of groups between two merges', () => {
    expect(cutRange(LINE, 3)).toEqual({ from: 2, to: 3 });
    expect(cutHeight(LINE, { count: 3 })).toBe(2.5);
    expect(cutHeight(LINE, { count: 5 })).toBe(0.5);
    expect(cutHeight(LINE, { count: 1 })).toBeGreaterThan(13);
    expect(cutHeight(LINE, { height: 2.25 })).toBe(2.25);
  });

  it('makes the groups of the number it is drawn for', () => {
    fc.assert(
      fc.property(randomTree, fc.integer({ min: 1, max: 12 }), (tree, count) => {
        const range = cutRange(tree, groupCount(tree, { count }));
        fc.pre(range.from < range.to);
        expect(groupCount(tree, { height: cutHeight(tree, { count }) })).toBe(groupCount(tree, { count }));
      }),
    );
  });
});

describe('groups', () => {
  it('keep their letters when the cut makes more', () => {
    fc.assert(
      fc.property(randomTree, fc.integer({ min: 1, max: 11 }), (tree, count) => {
        const coarse = groupClasses(tree, { count });
        const fine = groupClasses(tree, { count: count + 1 });
        const next = fine.groups.length - 1;
        expect(fine.of.map((group, label) => (group === next ? coarse.of[label] : group))).toEqual(coarse.of);
        expect(new Set(coarse.of.filter((_, label) => fine.of[label] === next)).size).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('list their classes', () => {
    expect(groupClasses(LINE, { count: 2 }).groups).toEqual([
      { index: 0, classes: [0, 1, 2, 3] },
      { index: 1, classes: [4] },
    ]);
  });

  it('take a class that is moved by hand, and give it back', () => {
    const moved = groupClasses(LINE, { count: 2 }, new Map([[3, 1]]));
    expect(moved.of).toEqual([0, 0, 0, 1, 1]);
    expect(moved.proposed).toEqual([0, 0, 0, 0, 1]);
    expect([2, 3].map((label) => isMoved(moved, label))).toEqual([false, true]);
    expect(groupClasses(LINE, { count: 2 }).of).toEqual(moved.proposed);
  });

  it('take moved classes along when a coarser cut merges them', () => {
    expect(groupClasses(LINE, { count: 3 }, new Map([[0, 2]])).of).toEqual([2, 0, 0, 2, 1]);
    expect(groupClasses(LINE, { count: 2 }, new Map([[0, 2]])).of).toEqual([0, 0, 0, 0, 1]);
  });

  it('of their own outlast every cut', () => {
    const own = ownGroup(5, new Map());
    const moves = new Map([[1, own]]);
    expect(ownGroup(5, moves)).toBe(own + 1);
    expect(groupClasses(LINE, { count: 1 }, moves).of).toEqual([0, own, 0, 0, 0]);
    expect(groupClasses(LINE, { count: 5 }, moves).of).toContain(own);
  });

  it('are named by letters', () => {
    expect([0, 9, 25, 26, 27, 701, 702].map(groupLetter)).toEqual(['A', 'J', 'Z', 'AA', 'AB', 'ZZ', 'AAA']);
  });
});

function treeOf(points: number[][]): ClassTree {
  return clusterClasses(distancesOf(vectorsOf(points), 'euclidean'), 'single');
}
