import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeHash, encodeHash } from './hashCodec';

describe('hash codec', () => {
  it('is short and readable', () => {
    expect(encodeHash({ view: 'playground', parameters: {} })).toBe('#/1/playground');
    expect(encodeHash({ view: 'playground', parameters: { step: '2', box: '4,6,1,5' } })).toBe(
      '#/1/playground?box=4,6,1,5&step=2',
    );
  });
  it('gives back what it was given', () => {
    const text = fc.string({ unit: 'binary' }).map((value) => value.replace(/\p{Surrogate}/gu, ''));
    const key = text.filter((value) => value !== '');
    fc.assert(
      fc.property(key, fc.dictionary(key, text), (view, parameters) => {
        expect(decodeHash(encodeHash({ view, parameters }))).toEqual({ view, parameters: { ...parameters } });
      }),
    );
  });
  it('takes nonsense calmly', () => {
    expect([decodeHash(''), decodeHash('#'), decodeHash('#/1'), decodeHash('#/1/%E0%A4%A')]).toEqual(
      Array(4).fill(undefined),
    );
    expect(decodeHash('#/1/inspect?a=%E0%A4%A&&=x&b=2&c')).toEqual({
      view: 'inspect',
      parameters: { b: '2', c: '' },
      damaged: ['a'],
    });
    fc.assert(fc.property(fc.string(), (hash) => void decodeHash(`#/1/${hash}`)));
  });
  it('opens a link of another version at the defaults', () => {
    expect(decodeHash('#/99/inspect?index=4')).toEqual({ view: 'inspect', version: '99', parameters: {} });
  });
});
