import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonPieces } from './printJson';

const text = (value: unknown) => [...jsonPieces(value)].join('');

describe('jsonPieces', () => {
  it('writes plain data as JSON.stringify does', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(text(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('keeps infinite numbers', () => {
    const values = [Number.POSITIVE_INFINITY, 1, Number.NEGATIVE_INFINITY];
    expect(text(values)).toBe('[1e999,1,-1e999]');
    expect(JSON.parse(text({ values }))).toEqual({ values });
  });

  it('keeps every float32 as it is', () => {
    fc.assert(
      fc.property(fc.float({ noNaN: true }), (value) => {
        expect(JSON.parse(text(value)) === value).toBe(true);
      }),
    );
  });

  it('refuses NaN', () => {
    expect(() => text([[Number.NaN]])).toThrow(/not a number/);
  });
});
