import { describe, expect, it } from 'vitest';
import { groupClasses } from '../../../similarity/tree/grouping';
import { SMALL_NAMES, smallTree } from '../../../testing/standIns/classPoints';
import { describeTree, extremePairs, type FindingPart } from './finding';

const ordered = smallTree();
const { tree } = ordered;
const nameOf = (label: number) => SMALL_NAMES[label] ?? '';
const grouping = groupClasses(tree, { count: 2 });

const wordsOf = (parts: readonly FindingPart[]) =>
  parts.map((part) => (typeof part === 'string' ? part : part.strong)).join('');
const finding = (groups = grouping) => wordsOf(describeTree(ordered, extremePairs(ordered), groups, nameOf));

describe('the finding', () => {
  it('names the closest and the furthest pair, and the largest group', () => {
    expect(finding()).toBe(
      'Cat and Dog are the closest pair, 1 apart; Cat and Boat the furthest, 10. This cut makes 2 groups; the largest, A, has 3 of the 4 classes.',
    );
  });

  it('says what was moved by hand', () => {
    expect(finding(groupClasses(tree, { count: 2 }, new Map([[2, 1]])))).toMatch(/Car, red was moved to B by hand\.$/);
    const two = groupClasses(
      tree,
      { count: 2 },
      new Map([
        [2, 1],
        [1, 1],
      ]),
    );
    expect(finding(two)).toMatch(/2 classes were moved by hand\.$/);
  });

  it('counts the groups that moving leaves', () => {
    const emptied = groupClasses(tree, { count: 2 }, new Map([[3, 0]]));
    expect(finding(emptied)).toMatch(/makes 2 groups; .* Boat was moved to A by hand, which leaves one group\.$/);
    const added = groupClasses(tree, { count: 2 }, new Map([[2, 4]]));
    expect(finding(added)).toMatch(/Car, red was moved to E by hand, which leaves 3 groups\.$/);
  });

  it('says so where the cut makes no groups', () => {
    expect(finding(groupClasses(tree, { count: 1 }))).toMatch(/leaves all 4 classes in one group\.$/);
    expect(finding(groupClasses(tree, { count: 4 }))).toMatch(/leaves every class alone\.$/);
  });
});
