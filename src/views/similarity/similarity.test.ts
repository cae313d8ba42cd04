import { describe, expect, it } from 'vitest';
import { groupingState } from '../../app/grouping/groupingState';
import { distancesOf } from '../../similarity/tree/distances';
import { groupClasses } from '../../similarity/tree/grouping';
import { leafOrder } from '../../similarity/tree/leafOrder';
import { clusterClasses } from '../../similarity/tree/linkage';
import { meetingsOf } from '../../similarity/tree/meetings';
import { vectorsOf } from '../../testing/classPoints';
import { describeTree, extremePairs, type FindingPart } from './finding';
import { firstImages } from './firstImages';
import { nearestOf } from './nearest';
import { brushOf } from './pointing';
import { distancesCsv, groupsCsv, treeJson } from './similarityFiles';
import { similarityPicture } from './similarityPicture';
import { similarityState } from './similarityState';

/** Classes at 0, 1, 4 and 10 of a line. */
const NAMES = ['Cat', 'Dog', 'Car, red', 'Boat'];
const nameOf = (label: number) => NAMES[label] ?? '';
const distances = distancesOf(vectorsOf([[0], [1], [4], [10]]), 'euclidean');
const tree = clusterClasses(distances, 'single');
const ordered = { distances, tree, order: leafOrder(tree, distances) };
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

  it('says so where the cut makes no groups', () => {
    expect(finding(groupClasses(tree, { count: 1 }))).toMatch(/leaves all 4 classes in one group\.$/);
    expect(finding(groupClasses(tree, { count: 4 }))).toMatch(/leaves every class alone\.$/);
  });
});

describe('what is pointed at', () => {
  const meetings = meetingsOf(tree);

  it('is shown in tree and matrix: a pair with its merge, a merge with its block', () => {
    expect(brushOf({ pair: { row: 2, column: 0 } }, ordered, meetings)).toEqual({
      pair: { row: 2, column: 0 },
      merge: 1,
      marked: new Set([0, 2]),
      block: [0, 3],
    });
    const merge = brushOf({ merge: 0 }, ordered, meetings);
    expect(merge).toMatchObject({ pair: null, merge: 0, marked: new Set([0, 1]) });
  });

  it('is nothing where it is of another tree', () => {
    expect(brushOf({ merge: 7 }, ordered, meetings).merge).toBeNull();
    expect(brushOf({ pair: { row: 9, column: 0 } }, ordered, meetings).pair).toBeNull();
  });
});

it('finds the nearest class of each', () => {
  expect(nearestOf(distances)).toEqual([1, 0, 1, 2]);
});

it('finds the first images of each class', () => {
  const labels = Uint8Array.from([1, 0, 1, 1, 0]);
  const dataset = {
    name: '',
    classes: ['a', 'b', 'c'],
    count: 5,
    height: 1,
    width: 1,
    channels: 1,
    labels,
    images: labels,
  };
  expect(firstImages(dataset, 2)).toEqual([[1, 4], [0, 2], []]);
});

describe('files', () => {
  const moved = groupClasses(tree, { count: 2 }, new Map([[2, 1]]));

  it('hold the distances in the order of the tree', () => {
    expect(distancesCsv(ordered, nameOf)).toBe(
      'class,Cat,Dog,"Car, red",Boat\nCat,0,1,4,10\nDog,1,0,3,9\n"Car, red",4,3,0,6\nBoat,10,9,6,0\n',
    );
  });

  it('hold the groups, and what was moved', () => {
    expect(groupsCsv(ordered, moved, nameOf).split('\n').slice(0, 5)).toEqual([
      'index,class,group,group in the tree,moved by hand',
      '0,Cat,A,A,false',
      '1,Dog,A,A,false',
      '2,"Car, red",B,A,true',
      '3,Boat,B,B,false',
    ]);
  });

  it('hold everything', () => {
    const everything = JSON.parse(
      treeJson('m', groupingState.initial, ordered, { grouping: moved, height: 5 }, nameOf),
    );
    expect(everything).toMatchObject({
      model: 'm',
      linkage: 'ward',
      classes: NAMES,
      merges: [
        [0, 1, 1, 2],
        [2, 4, 3, 3],
        [3, 5, 6, 4],
      ],
      order: [0, 1, 2, 3],
      cut: 5,
      groups: [
        { group: 'A', classes: [0, 1] },
        { group: 'B', classes: [2, 3] },
      ],
      movedByHand: [2],
    });
  });

  it('picture every class, letter and cell', () => {
    const colors = { paper: '#fff', ink: '#000', ink2: '#444', mapZero: '#eee', groupOf: () => '#4a4e9e' };
    const svg = similarityPicture(ordered, { grouping: moved, height: 5 }, nameOf, 'Classes of <m>', 36, colors);
    expect(svg).toContain('Classes of &#60;m&#62;');
    expect(svg.match(/>Car, red</g)).toHaveLength(2);
    expect(svg.match(/>[AB]</g)).toHaveLength(4);
    expect(svg.match(/width="34"/g)).toHaveLength(16);
  });
});

it('writes the other tree into the link, and reads it back', () => {
  const { encode, decode, initial } = similarityState;
  expect(encode(initial)).toEqual({});
  const state = { otherModel: 'file:a b.onnx', otherSource: 'confusion' as const };
  expect(decode(encode(state))).toEqual(state);
  expect(decode({ c: '', cs: 'features' })).toEqual(initial);
  expect(decode({ c: 'x', cs: 'dreams' })).toEqual({ otherModel: 'x', otherSource: 'weights' });
});
