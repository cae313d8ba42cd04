import { expect, it } from 'vitest';
import { parseJson, wordFor } from './parseJson';

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
