import { csvParseRows } from 'd3';
import { expect, it } from 'vitest';
import { pairMatrix } from '../../../radii/table/pairMatrix';
import { handTable } from '../../../testing/standIns/radiusTables';
import { type AskedRadii, criteriaOf } from './criteria';
import { curvesCsv, mergesCsv, pairsCsv, partsCsv } from './figureTables';

const NO = Number.POSITIVE_INFINITY;
const TABLE = handTable([
  { label: 0, prediction: 0, certified: [NO, 2, 4], attacked: [NO, 3, NO] },
  { label: 0, prediction: 2, certified: [NO, 4, 0], attacked: [NO, NO, 0] },
  { label: 1, prediction: 1, certified: [3, NO, 3], attacked: [NO, NO, NO] },
]);
const GROUP_OF = [0, 0, 1];
const ASKED: AskedRadii = {
  kind: 'groups',
  inner: 0.01,
  outer: 0.02,
  pairs: { classes: 3, values: Float64Array.of(0, 0.01, 0.02, 0.01, 0, 0.02, 0.02, 0.02, 0) },
};
const REPORTS = [
  {
    name: 'M',
    table: TABLE,
    criteria: criteriaOf(TABLE, GROUP_OF, ASKED),
    matrix: pairMatrix(TABLE, ASKED.pairs),
  },
];
const GROUPING = {
  of: GROUP_OF,
  groups: [
    { index: 0, classes: [0, 1] },
    { index: 1, classes: [2] },
  ],
} as unknown as Parameters<typeof partsCsv>[2];
const nameOf = (label: number) => 'ABC'[label] ?? '';

it('writes a line a model and pair of classes', () => {
  const [head, ...rows] = csvParseRows(pairsCsv(REPORTS, nameOf));
  expect(head?.slice(0, 4)).toEqual(['model', 'true_class', 'other_class', 'images']);
  expect(rows).toHaveLength(9);
  // Of two images of A both are proved against B, one is proved against C and one is classified as it.
  expect(rows[1]?.slice(1, 7)).toEqual(['A', 'B', '2', '2', '2', '0']);
  expect(rows[2]?.slice(1, 7)).toEqual(['A', 'C', '2', '1', '1', '1']);
  expect(rows[0]?.slice(4)).toEqual(['', '', '1', '']);
});

it('writes a line a group and class, with how far the share may be off', () => {
  const [head, ...rows] = csvParseRows(partsCsv(REPORTS, 'adaptive', GROUPING, nameOf));
  expect(rows.map(([, part]) => part)).toEqual(['Group A', 'Group B', 'A', 'B', 'C']);
  const [, , images, verified, low, high] = rows[0] ?? [];
  expect([images, Number(verified)]).toEqual(['3', 2 / 3]);
  expect(Number(low)).toBeLessThan(2 / 3);
  expect(Number(high)).toBeGreaterThan(2 / 3);
  expect(head).toHaveLength(8);
});

it('writes a line a part and radius of the curves', () => {
  const [, ...rows] = csvParseRows(curvesCsv(REPORTS, GROUPING));
  const { grid } = TABLE.about;
  expect(rows).toHaveLength(2 * grid.length);
  expect(rows.slice(0, grid.length).map(([, , radius]) => Number(radius))).toEqual([...grid]);
});

it('writes a line a merge of the tree, the root first', () => {
  const tree = {
    leaves: 3,
    merges: [
      { left: 0, right: 1, height: 1, size: 2 },
      { left: 3, right: 2, height: 2, size: 3 },
    ],
  };
  const rows = csvParseRows(mergesCsv(tree, [0.01, 0.1], nameOf));
  expect(rows.slice(1)).toEqual([
    ['A B', 'C', '0.1'],
    ['A', 'B', '0.01'],
  ]);
});
