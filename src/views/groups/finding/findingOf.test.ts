import { expect, it } from 'vitest';
import { pairMatrix } from '../../../radii/table/pairMatrix';
import { radiiOfGroups } from '../../../similarity/tree/pairRadii';
import { handTable } from '../../../testing/standIns/radiusTables';
import { selectedRows } from '../images/selectedRows';
import type { Sentence } from '../models/comparisonSentence';
import { matrixLooks, matrixValues } from '../models/matrixLook';
import { type AskedRadii, criteriaOf } from '../state/criteria';
import { findingOf, weakestPair } from './findingOf';

const NO = Number.POSITIVE_INFINITY;
/** Classes 0 and 1 are one group, class 2 is another. Grid: 0, 0.01, 0.02, 0.05. */
const GROUPS = [0, 0, 1];
const TABLE = handTable([
  // Proved to 0.01 against its neighbour and to 0.05 against the other group.
  { label: 0, prediction: 0, certified: [NO, 2, 4], attacked: [NO, 3, NO] },
  { label: 0, prediction: 0, certified: [NO, 4, 4], attacked: [NO, NO, NO] },
  // Misread as its neighbour.
  { label: 1, prediction: 0, certified: [0, NO, 4], attacked: [0, NO, NO] },
  // Proved to 0.02 against the other group.
  { label: 2, prediction: 2, certified: [3, 4, NO], attacked: [NO, NO, NO] },
]);
const ASKED: AskedRadii = {
  kind: 'groups',
  inner: 0.01,
  outer: 0.05,
  pairs: radiiOfGroups({ of: GROUPS }, 0.01, 0.05),
};
const WORDS = { classes: ['Shirt', 'Coat', 'Boot'], format: String };
const words = { nameOf: (label: number) => WORDS.classes[label] ?? '', format: String };

const textOf = (sentence: Sentence = []) =>
  sentence
    .map((piece) => (typeof piece === 'string' ? piece : piece.strong))
    .join('')
    .replaceAll('\u00a0', ' ');
const judged = { name: 'A', table: TABLE, criteria: criteriaOf(TABLE, GROUPS, ASKED) };

it('says why one radius for all fails, with the numbers', () => {
  expect(findingOf([judged], GROUPS, ASKED, WORDS).map(textOf)).toEqual([
    'At ε = 0.05 against all classes, 25.0 % are verified. Of the rest, 66.7 % fail against classes of ' +
      'their own group only, Coat against Shirt most of all. With 0.01 within groups, the same network ' +
      'verifies 50.0 %.',
  ]);
});

it('compares a second model with the first', () => {
  const better = handTable([
    { label: 0, prediction: 0, certified: [NO, 4, 4], attacked: [NO, NO, NO] },
    { label: 0, prediction: 0, certified: [NO, 4, 4], attacked: [NO, NO, NO] },
    { label: 1, prediction: 1, certified: [2, NO, 4], attacked: [NO, NO, NO] },
    { label: 2, prediction: 0, certified: [0, 4, NO], attacked: [0, NO, NO] },
  ]);
  const second = { name: 'B', table: better, criteria: criteriaOf(better, GROUPS, ASKED) };
  const [insight, comparison] = findingOf([judged, second], GROUPS, ASKED, WORDS);
  expect(textOf(insight)).toMatch(/^At ε = 0.05 against all classes, 25.0 % are verified for A. Of the rest/);
  expect(textOf(comparison)).toBe(
    'Compared with A, B gains 0.0 points of clean accuracy, 25.0 of adaptive accuracy and 25.0 at 0.05 against every class.',
  );
  const [, back] = findingOf([second, judged], GROUPS, ASKED, WORDS);
  expect(textOf(back)).toBe(
    'Compared with B, A gains 0.0 points of clean accuracy, and loses 25.0 of adaptive accuracy and 25.0 at 0.05 against every class.',
  );
});

it('finds the pair of one group that fewest images are proved for', () => {
  expect(weakestPair(TABLE, GROUPS, 0.05)).toEqual([1, 0]);
  expect(weakestPair(TABLE, [0, 1, 1], 0.05)).toEqual([1, 2]);
  expect(weakestPair(TABLE, [0, 1, 2], 0.05)).toBeUndefined();
});

it('gives shares of the true class, and one scale to all matrices', () => {
  const values = matrixValues(pairMatrix(TABLE, ASKED.pairs), 'verified');
  expect([...values]).toEqual([Number.NaN, 1, 1, 0, Number.NaN, 1, 0, 1, Number.NaN]);
  const [look] = matrixLooks([values], 'verified', String);
  expect(look?.domain).toEqual([1, 0]);
  expect([look?.textOf(1, 0), look?.textOf(0, 1), look?.textOf(0, 0)]).toEqual(['0', undefined, undefined]);
});

it('lists the images behind a selection that are not proved', () => {
  const rowsOf = (selection: Parameters<typeof selectedRows>[1]) => {
    const { title, rows, asked } = selectedRows(TABLE, selection, GROUPS, ASKED, words);
    return { title, rows: rows.map(({ index }) => index), asked };
  };
  expect(rowsOf({ kind: 'pair', label: 1, against: 0 })).toEqual({ title: 'Coat, not Shirt', rows: [20], asked: 1 });
  expect(rowsOf({ kind: 'group', group: 1 })).toEqual({ title: 'Group B', rows: [30], asked: 1 });
  expect(rowsOf({ kind: 'criterion', id: 'all-outer' }).rows).toEqual([20, 0, 30]);
  expect(rowsOf({ kind: 'criterion', id: 'between' }).rows).toEqual([30]);
  expect(rowsOf({ kind: 'point', group: 0, radius: 0.02 })).toEqual({
    title: 'Group A at 0.02',
    rows: [20, 0],
    asked: 3,
  });
});
