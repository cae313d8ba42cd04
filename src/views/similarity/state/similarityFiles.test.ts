import { describe, expect, it } from 'vitest';
import type { ModelSummary } from '../../../engine/api/types';
import { groupClasses } from '../../../similarity/tree/grouping';
import { SMALL_NAMES, smallTree } from '../../../testing/standIns/classPoints';
import { distancesCsv, groupsCsv, treeJson } from './similarityFiles';

const ordered = smallTree();
const { tree } = ordered;
const model: ModelSummary = {
  id: 'digest',
  name: 'm.onnx',
  inputShape: [784],
  fits: ['fashion-mnist'],
  picture: null,
  fileInput: 'x',
  fileInputs: ['x'],
  fileOutput: 'y',
  fileOutputs: ['y'],
  held: [],
  outputSizes: [],
  outputs: 10,
  classes: 10,
  outputClasses: [],
  parameters: 0,
  layers: [],
};
const named = { ...ordered, model, source: 'features', metric: 'euclidean', linkage: 'ward' } as const;
const nameOf = (label: number) => SMALL_NAMES[label] ?? '';

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
    const everything = JSON.parse(treeJson(named, { grouping: moved, height: 5 }, nameOf));
    expect(everything).toMatchObject({
      model: 'm.onnx',
      digest: 'digest',
      source: 'features',
      classNamesAssumed: true,
      linkage: 'ward',
      classes: SMALL_NAMES,
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
});
