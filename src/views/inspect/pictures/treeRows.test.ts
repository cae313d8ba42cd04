import { expect, it } from 'vitest';
import { treeRows } from './treeRows';

it('lays leaves out by level, each row under what was split of the one above', () => {
  const levels = [
    { verified: 1, unknown: 0 },
    { verified: 0, unknown: 0 },
    { verified: 2, unknown: 1 },
    { verified: 1, unknown: 1 },
  ];
  expect(treeRows(levels)).toEqual([
    { split: 5, unknown: 0, verified: 1 },
    { split: 5, unknown: 0, verified: 0 },
    { split: 2, unknown: 1, verified: 2 },
    { split: 0, unknown: 1, verified: 1 },
  ]);
});
