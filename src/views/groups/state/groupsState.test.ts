import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type GroupsState, groupsState, PANELS, SHOWN, shownPanel } from './groupsState';
import type { Selection } from './selection';

const { encode, decode, initial } = groupsState;

const number = fc.nat(999);
const radius = fc.double({ min: 0, max: 1, noNaN: true }).map(Math.abs);
const selection: fc.Arbitrary<Selection> = fc.oneof(
  fc.record({ kind: fc.constant('criterion' as const), id: fc.constantFrom('adaptive' as const, 'within' as const) }),
  fc.record({ kind: fc.constant('pair' as const), label: number, against: number }),
  fc.record({ kind: fc.constant('class' as const), label: number }),
  fc.record({ kind: fc.constant('group' as const), group: number }),
  fc.record({ kind: fc.constant('point' as const), group: fc.option(number), radius }),
);
const anyState: fc.Arbitrary<GroupsState> = fc.record({
  models: fc.option(fc.uniqueArray(fc.constantFrom('a', 'b', 'file:c d.onnx', 'e'), { minLength: 1, maxLength: 4 })),
  inner: fc.option(radius),
  outer: fc.option(radius),
  uniform: fc.boolean(),
  merges: fc.option(fc.array(radius, { minLength: 1, maxLength: 9 })),
  shown: fc.constantFrom(...SHOWN),
  panel: fc.constantFrom(...PANELS),
  selected: fc.option(selection),
});

it('reads what it wrote, and writes nothing of an untouched state', () => {
  expect(encode(initial)).toEqual({});
  fc.assert(
    fc.property(anyState, (state) => {
      expect(decode(encode(state))).toEqual(state);
    }),
  );
});

it('takes its defaults for what cannot be read', () => {
  expect(decode({ m: ',', i: '-1', o: '7', r: '0.1,x', s: 'x', p: 'x', c: 'g' })).toEqual(initial);
});

it('reads links of earlier versions', () => {
  expect(decode({ c: 'across' }).selected).toEqual({ kind: 'criterion', id: 'between' });
});

it('keeps four models at most, each once', () => {
  expect(decode({ m: 'a,b,a,c,d,e' }).models).toEqual(['a', 'b', 'c', 'd']);
});

it('shows radii of merges where they are asked for alone', () => {
  expect(shownPanel({ panel: 'radii', merges: null })).toBe('groups');
  expect(shownPanel({ panel: 'radii', merges: [0.1] })).toBe('radii');
  expect(shownPanel({ panel: 'curves', merges: null })).toBe('curves');
});
