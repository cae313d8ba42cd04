import { describe, expect, it } from 'vitest';
import { handTable } from '../../../testing/standIns/radiusTables';
import { type AskedRadii, criteriaOf } from '../state/criteria';
import { comparisonCsv, comparisonOf } from './comparison';

const NO = Number.POSITIVE_INFINITY;
const TABLE = handTable([
  { label: 0, prediction: 0, certified: [NO, 2, 4], attacked: [NO, 3, NO] },
  { label: 0, prediction: 2, certified: [NO, 4, 0], attacked: [NO, NO, 0] },
  { label: 1, prediction: 1, certified: [3, NO, 3], attacked: [NO, NO, NO] },
  { label: 2, prediction: 2, certified: [3, 3, NO], attacked: [NO, NO, NO] },
]);
const GROUP_OF = [0, 0, 1];
const ASKED: AskedRadii = {
  kind: 'groups',
  inner: 0.01,
  outer: 0.02,
  pairs: { classes: 3, values: Float64Array.of(0, 0.01, 0.02, 0.01, 0, 0.02, 0.02, 0.02, 0) },
};
const WORDS = { nameOf: (label: number) => 'ABC'[label] ?? '', format: String };

describe('comparisonOf', () => {
  const models = [{ name: 'M, “1”', table: TABLE, criteria: criteriaOf(TABLE, GROUP_OF, ASKED), seeds: null }];
  const rows = comparisonOf(models, ASKED, [[0, 1]], WORDS);

  it('has clean and proved shares, and how two classes are read', () => {
    expect(rows).toEqual([
      { name: 'Clean', shares: [0.75], spreads: [null] },
      { name: 'All pairs at 0.02', shares: [0.5], spreads: [null] },
      { name: 'Between groups at 0.02', shares: [0.75], spreads: [null] },
      { name: 'Within groups at 0.01', shares: [1], spreads: [null] },
      { name: 'Adaptive', shares: [0.75], spreads: [null] },
      { name: 'A and B, classified correctly', shares: [2 / 3], spreads: [null] },
      { name: 'A and B, not confused', shares: [1], spreads: [null] },
    ]);
  });

  it('leaves out what is not asked where every merge has a radius', () => {
    const asked: AskedRadii = { ...ASKED, kind: 'merges' };
    const criteria = criteriaOf(TABLE, GROUP_OF, asked);
    const names = comparisonOf([{ name: 'M', table: TABLE, criteria, seeds: null }], asked, [], WORDS).map(
      ({ name }) => name,
    );
    expect(names).toEqual(['Clean', 'All pairs at 0.02', 'Adaptive']);
  });

  it('is written as CSV', () => {
    expect(comparisonCsv(models, rows).split('\n')).toEqual([
      'model,images,Clean,All pairs at 0.02,Between groups at 0.02,Within groups at 0.01,Adaptive,"A and B, classified correctly","A and B, not confused"',
      `"M, “1”",4,0.75,0.5,0.75,1,0.75,${2 / 3},1`,
      '',
    ]);
  });
});
