import { describe, expect, it } from 'vitest';
import { exactWholes } from './exactWholes';
import { nearestName } from './nearestName';
import { readNumberTable } from './numberTable';
import { parseJson, wordFor } from './parseJson';
import { readNumber } from './readNumber';

describe('a number', () => {
  it.each([
    ['0.01', 0.01],
    [' 2/255 ', 2 / 255],
    ['8 / 255', 8 / 255],
    ['-1e-3', -0.001],
    ['0', 0],
  ])('“%s” is a number', (text, value) => {
    expect(readNumber(text)).toBe(value);
  });

  it.each(['', ' ', '/', '1/', '/255', '1/2/3', '1/0', 'wide', '0,5', 'NaN', 'Infinity'])('“%s” is none', (text) => {
    expect(readNumber(text)).toBeUndefined();
  });

  it('a name is meant that is a few edits away, and none else', () => {
    const names = ['epsilon', 'method', 'clip', 'seed'];
    expect(nearestName('epsilom', names)).toBe('epsilon');
    expect(nearestName('Epsilon', names)).toBe('epsilon');
    expect(nearestName('metohd', names)).toBe('method');
    expect(nearestName('eps', names)).toBeUndefined();
    expect(nearestName('colour', names)).toBeUndefined();
  });
});

describe('a table', () => {
  it.each([
    ['1, 2.5, -3e-2', [3], [1, 2.5, -0.03]],
    ['1 2\t 3\n', [3], [1, 2, 3]],
    ['1;2\r\n3;4\r\n\r\n', [2, 2], [1, 2, 3, 4]],
    ['2/255,', [1], [2 / 255]],
  ])('reads %j', (text, shape, data) => {
    expect(readNumberTable(text)).toEqual({ shape, data: Float64Array.from(data) });
  });

  it('takes a first line without numbers for names', () => {
    expect(readNumberTable('0,5;-1,25').data).toEqual(Float64Array.of(0.5, -1.25));
    expect(readNumberTable('"ρ",θ\n1,2\n3,4')).toMatchObject({ shape: [2, 2], names: ['ρ', 'θ'] });
  });

  it.each([
    ['', /no numbers/],
    ['a,b', /names but no numbers/],
    ['1,2\n3', /Line 2 has 1 numbers where the first has 2/],
    ['1,2\n3,x', /Line 2, column 2 is “x”/],
    ['1,,2', /Line 1, column 2 is “”/],
  ])('refuses %j', (text, message) => {
    expect(() => readNumberTable(text)).toThrow(message);
  });
});

describe('JSON', () => {
  it.each([
    ['', /^is not JSON: it is empty$/],
    ['{"a": [1, 2', /^is not JSON: it is cut short$/],
    ['{"a": 1,\n "b": 2,}', /^is not JSON, at line 2, column 9$/],
    ['<html>', /^is not JSON/],
  ])('says where %j stops being JSON', (text, message) => {
    expect(() => parseJson(text)).toThrow(message);
  });

  it('takes lists however deep', () => {
    const deep = parseJson('['.repeat(200_000) + ']'.repeat(200_000));
    expect(wordFor(deep)).toBe('a list');
  });

  it('has few words for a value', () => {
    expect([null, 3, 'x'.repeat(99), {}, undefined].map(wordFor)).toEqual([
      'null',
      '3',
      `the text “${'x'.repeat(20)}…”`,
      'an object',
      'nothing',
    ]);
  });
});

describe('whole numbers', () => {
  it('takes what fits, and nothing that would become another number', () => {
    expect(exactWholes(Uint16Array, [0, 7, 65535])).toEqual(Uint16Array.of(0, 7, 65535));
    expect(exactWholes(Uint32Array, [2 ** 32 - 1])).toEqual(Uint32Array.of(2 ** 32 - 1));
    for (const value of [-1, 65536, 0.5, Number.NaN, Number.POSITIVE_INFINITY, '7', null, undefined, {}, [7]]) {
      expect(exactWholes(Uint16Array, [1, value]), String(value)).toBeUndefined();
    }
  });
});
