import { describe, expect, it } from 'vitest';
import { handTable } from '../../testing/standIns/radiusTables';
import { innerGroupRadii, uniformRadii } from './criteria';
import { findRows, firstOfEachClass } from './rows';

const NO = Number.POSITIVE_INFINITY;
const TABLE = handTable([
  { label: 2, prediction: 2, certified: [4, 4, NO], attacked: [NO, NO, NO] },
  { label: 0, prediction: 0, certified: [NO, 3, 2], attacked: [NO, NO, NO] },
  { label: 0, prediction: 0, certified: [NO, 2, 1], attacked: [NO, 2, NO] },
  { label: 0, prediction: 1, certified: [NO, 0, 3], attacked: [NO, 0, 3] },
]);
const RADII = uniformRadii(3, 0.02);

describe('findRows', () => {
  it('lists falsified images, then those proved least far, with the pair that decides', () => {
    const found = findRows(TABLE, RADII, {});
    expect(found.map(({ index, verdict }) => [index, verdict])).toEqual([
      [30, 'falsified'],
      [20, 'falsified'],
      [10, 'unknown'],
      [0, 'verified'],
    ]);
    expect(found[1]).toEqual({
      row: 2,
      index: 20,
      label: 0,
      prediction: 0,
      verdict: 'falsified',
      weakest: { against: 1, asked: 0.02, certified: 0.01, attacked: 0.02 },
    });
    expect(found[2]?.weakest).toEqual({ against: 2, asked: 0.02, certified: 0.01, attacked: NO });
  });

  it('finds the images of a cell of the matrix', () => {
    const cell = findRows(TABLE, RADII, { labels: [0], against: 2 });
    expect(cell.map(({ row, verdict }) => [row, verdict])).toEqual([
      [2, 'unknown'],
      [1, 'unknown'],
      [3, 'verified'],
    ]);
    expect(findRows(TABLE, RADII, { against: 2, verdict: 'verified' }).map(({ row }) => row)).toEqual([3]);
    expect(findRows(TABLE, RADII, { labels: [0], prediction: 1 }).map(({ row }) => row)).toEqual([3]);
  });

  it('has no deciding pair where no class counts', () => {
    const [found] = findRows(TABLE, innerGroupRadii([0, 1, 2], 0.02), { labels: [2] });
    expect(found).toMatchObject({ verdict: 'verified', weakest: null });
  });
});

describe('firstOfEachClass', () => {
  it('keeps the order, and takes so many of each class or all there are', () => {
    expect(firstOfEachClass([2, 0, 2, 2, 1, 0, 2], 2)).toEqual([0, 1, 2, 4, 5]);
    expect(firstOfEachClass(Uint16Array.of(), 2)).toEqual([]);
  });
});
