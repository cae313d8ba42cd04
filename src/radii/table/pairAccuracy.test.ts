import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyTable, handTable } from '../../testing/standIns/radiusTables';
import { examplePairs, pairAccuracy } from './pairAccuracy';

const NO = Number.POSITIVE_INFINITY;

describe('pairAccuracy', () => {
  it('counts images of both classes, whatever third class they are taken for', () => {
    const table = handTable([
      { label: 0, prediction: 0, certified: [NO, 2, 4], attacked: [NO, 3, NO] },
      { label: 0, prediction: 2, certified: [NO, 1, 0], attacked: [NO, NO, 0] },
      { label: 1, prediction: 0, certified: [0, NO, 1], attacked: [0, NO, NO] },
      { label: 2, prediction: 0, certified: [0, 0, NO], attacked: [0, 0, NO] },
    ]);
    expect(pairAccuracy(table, [0, 1])).toEqual({ images: 3, right: 1, apart: 2 });
    expect(pairAccuracy(table, [2, 0])).toEqual({ images: 3, right: 1, apart: 1 });
  });

  it('does not depend on the order of the classes', () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        expect(pairAccuracy(table, [0, 1])).toEqual(pairAccuracy(table, [1, 0]));
      }),
    );
  });
});

describe('examplePairs', () => {
  it('knows a similar and a dissimilar pair by name', () => {
    expect(examplePairs(['Boot', 'Shirt', 'Bag', 'T-shirt'])).toEqual([
      [1, 3],
      [1, 0],
    ]);
    expect(examplePairs(['Car', 'Cat', 'Dog'])).toEqual([
      [1, 2],
      [1, 0],
    ]);
    expect(examplePairs(['0', '1'])).toEqual([]);
  });
});
