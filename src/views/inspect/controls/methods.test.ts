import { describe, expect, test } from 'vitest';
import type { ModelSummary } from '../../../engine/api/types';
import { type BoundsQuery, comparedQueryOf } from '../ask/bounds';
import { costOf, durationText } from '../words';
import { sidesOf } from './methods';

describe('a method', () => {
  test('a method says what it costs, and what it took the last time', () => {
    const times = new Map([['crown', 312]] as const);
    expect(costOf('crown', times)).toMatch(/\S\. Took 0\.3 s\.$/);
    expect(costOf('ibp', times)).not.toContain('Took');
  });

  test('durations have a digit that says something', () => {
    expect([0.2, 17, 94.9, 95, 9900, 12_400].map(durationText)).toEqual([
      '1 ms',
      '17 ms',
      '95 ms',
      '0.1 s',
      '9.9 s',
      '12 s',
    ]);
  });
});

describe('two methods or radii', () => {
  const QUERY: BoundsQuery = {
    model: {} as ModelSummary,
    dataset: 'fashion-mnist',
    image: 4,
    levels: 1,
    rounding: 'real',
    method: 'crown',
  };

  test('another method or radius stands beside a query, and tells the two apart', () => {
    const method = comparedQueryOf(QUERY, 'alpha-crown');
    expect(method).toEqual({ ...QUERY, method: 'alpha-crown', chosen: true });
    expect(sidesOf(QUERY, method as BoundsQuery)).toEqual(['CROWN', 'α-CROWN']);
    const radius = comparedQueryOf(QUERY, 0.5);
    expect(radius).toEqual({ ...QUERY, levels: 0.5, chosen: true });
    expect(sidesOf(QUERY, radius as BoundsQuery)).toEqual(['1/255', '0.5/255']);
  });

  test('without a choice, and beside itself, IBP stands beside every other method', () => {
    const automatic = { ...QUERY, method: 'ibp', chosen: false };
    for (const compare of [null, 'crown', 1] as const) expect(comparedQueryOf(QUERY, compare)).toEqual(automatic);
    expect(comparedQueryOf({ ...QUERY, method: 'ibp' }, null)).toBeNull();
  });
});
