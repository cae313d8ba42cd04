import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LINKAGES, METRICS } from '../../similarity/tree/classTree';
import { type GroupingState, groupingState, SOURCES } from './groupingState';

const { encode, decode, initial } = groupingState;

const anyCut = fc.oneof(
  fc.record({ count: fc.integer({ min: 1, max: 1000 }) }),
  fc.record({ height: fc.double({ min: 0, max: 1e6, noNaN: true }).map(Math.abs) }),
);
const anyState: fc.Arbitrary<GroupingState> = fc.record({
  model: fc.string({ minLength: 1 }),
  source: fc.constantFrom(...SOURCES),
  metric: fc.constantFrom(...METRICS),
  linkage: fc.constantFrom(...LINKAGES),
  cut: anyCut,
  moves: fc.uniqueArray(fc.tuple(fc.nat(999), fc.nat(2000)), { selector: ([label]) => label }),
});

it('reads what it wrote, and writes nothing of an untouched state', () => {
  expect(encode(initial)).toEqual({});
  fc.assert(
    fc.property(anyState, (state) => {
      expect(decode(encode(state))).toEqual(state);
    }),
  );
});

it('writes shortly', () => {
  const state: GroupingState = {
    ...initial,
    linkage: 'average',
    cut: { count: 4 },
    moves: [
      [6, 1],
      [3, 10],
    ],
  };
  expect(encode(state)).toEqual({ tl: 'average', tk: '4', tg: '6.1,3.10' });
  expect(encode({ ...initial, cut: { height: 1.42 } })).toEqual({ th: '1.42' });
});

it('takes its defaults for what cannot be read', () => {
  const damaged = { ts: 'dreams', td: 'taxicab', tl: 'x', tk: '0', th: '-1', tg: '6,.,7.1.2,-1.3' };
  expect(decode(damaged)).toEqual(initial);
});
