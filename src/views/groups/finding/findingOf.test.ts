import { describe, expect, it } from 'vitest';
import { pairMatrix } from '../../../radii/table/pairMatrix';
import { radiiOfGroups } from '../../../similarity/tree/pairRadii';
import { handTable } from '../../../testing/standIns/radiusTables';
import { selectedRows } from '../images/selectedRows';
import type { Sentence } from '../models/comparisonSentence';
import { matrixLooks, matrixValues } from '../models/matrixLook';
import { type AskedRadii, type Criterion, criteriaOf } from '../state/criteria';
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
const judged = { name: 'A', table: TABLE, criteria: criteriaOf(TABLE, GROUPS, ASKED), seeds: null };

it('says what one radius for all leaves unverified, with the numbers', () => {
  expect(findingOf([judged], GROUPS, ASKED, WORDS).map(textOf)).toEqual([
    'At ε = 0.05 against all classes, 25.0 % are verified. Of the rest, 66.7 % are unverified within ' +
      'groups only, Coat against Shirt most of all. With 0.01 within groups, the same network ' +
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
  const second = { name: 'B', table: better, criteria: criteriaOf(better, GROUPS, ASKED), seeds: null };
  const [insight, comparison] = findingOf([judged, second], GROUPS, ASKED, WORDS);
  expect(textOf(insight)).toMatch(/^At ε = 0.05 against all classes, 25.0 % are verified for A. Of the rest/);
  // One network each is no evidence of what trainings gain.
  expect(textOf(comparison)).toMatch(
    /^B has 75.0 % clean accuracy, 75.0 % adaptive accuracy and 50.0 % accuracy at 0.05 against every class; A has 75.0 %, 50.0 % and 25.0 %\. One network/,
  );
  expect(textOf(comparison)).not.toMatch(/\b(gains|loses|more)\b/);
});

describe('over several seeds', () => {
  const criterion = (id: Criterion['id'], clean: number, verified: number) =>
    ({ id, tallies: { overall: { images: 1, clean, verified } } }) as Criterion;
  const withSeeds = (name: string, ...figures: [clean: number, adaptive: number, verified: number][]) => ({
    ...judged,
    name,
    seeds: {
      images: 1000,
      networks: figures.map(([clean, adaptive, verified]) => [
        criterion('adaptive', clean, adaptive),
        criterion('all-outer', clean, verified),
      ]),
    },
  });
  const compared = (first: ReturnType<typeof withSeeds>, second: ReturnType<typeof withSeeds>) =>
    textOf(findingOf([first, second], GROUPS, ASKED, WORDS)[1]);
  const plain = withSeeds('A', [0.77, 0.71, 0.65], [0.76, 0.7, 0.64]);
  const grouped = withSeeds('B', [0.81, 0.72, 0.49], [0.79, 0.705, 0.51]);

  it('says more and less only where the ranges part', () => {
    expect(compared(plain, grouped)).toBe(
      'Over 2 seeds and 1,000 images, compared with A, B gains 3.5 points of clean accuracy, and loses 14.5 at 0.05 against every class. ' +
        'In adaptive accuracy the seeds’ ranges overlap.',
    );
    expect(compared(grouped, plain)).toMatch(/A gains 14.5 points at 0.05 .* and loses 3.5 of clean accuracy\./);
  });

  it('says nothing of the kind where they all overlap, or where one side has one seed', () => {
    expect(compared(plain, withSeeds('C', [0.78, 0.72, 0.6], [0.75, 0.69, 0.7], [0.77, 0.7, 0.65]))).toBe(
      'Over 2 and 3 seeds and 1,000 images, compared with A, C differs by no more than its seeds do.',
    );
    expect(compared(plain, { ...grouped, seeds: null } as unknown as typeof grouped)).toMatch(/One network each/);
  });
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

it('lists the images behind a selection that are not verified', () => {
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
