import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type InspectState, inspectState } from './inspectState';

const { encode, decode, initial } = inspectState;

const METHODS = ['ibp', 'crown-ibp', 'crown', 'alpha-crown', 'complete'] as const;

const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => value + 0);

const states: fc.Arbitrary<InspectState> = fc.record({
  model: fc.oneof(fc.constant('fashion-natural'), fc.string({ minLength: 1 })),
  image: fc.nat(9999),
  levels: fc.double({ min: 0, max: 255, noNaN: true }).map((levels) => levels + 0),
  decision: fc.option(fc.nat(20)),
  node: fc.option(fc.integer({ min: -1, max: 500 })),
  unit: fc.option(fc.nat()),
  only: fc.option(fc.nat(9)),
  rounding: fc.constantFrom('real', 'float32', 'none'),
  method: fc.constantFrom(...METHODS),
  compare: fc.option(
    fc.oneof(
      fc.constantFrom(...METHODS),
      fc.double({ min: 0, max: 255, noNaN: true }).map((levels) => levels + 0),
    ),
  ),
  against: fc.option(fc.nat(9)),
  numbers: fc.option(fc.array(finite, { minLength: 1 })),
  radii: fc.option(fc.array(finite, { minLength: 1 })),
  bounds: fc.option(fc.array(finite, { minLength: 1 })),
  stays: fc.option(fc.array(finite, { minLength: 1 })),
  sight: fc.constantFrom('bounds' as const, 'graph' as const),
  picture: fc.option(fc.string({ minLength: 1 })),
});

describe('the link of Inspect', () => {
  it('says nothing of an untouched view', () => {
    expect(encode(initial)).toEqual({});
    expect(decode({})).toEqual(initial);
  });
  it('is short', () => {
    expect(encode({ ...initial, levels: 2.5, node: 2 })).toEqual({ e: '2.5', l: '2' });
  });
  it('brings back any state', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(decode(encode(state))).toEqual(state);
      }),
    );
  });
  it('falls back to the defaults where it cannot be read', () => {
    expect(
      decode({ i: '-3', e: '999', l: 'x', u: '1.5', c: '', r: 'up', m: '', b: 'beta', v: 'gamma', g: '-1' }),
    ).toEqual(initial);
    expect(decode({ e: 'NaN', i: '1e99' })).toEqual(initial);
  });
});
