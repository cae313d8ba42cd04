import { expect, it } from 'vitest';
import { readNumberTable } from './numberTable';

it.each([
  ['1, 2.5, -3e-2', [3], [1, 2.5, -0.03]],
  ['1 2\t 3\n', [3], [1, 2, 3]],
  ['1;2\r\n3;4\r\n\r\n', [2, 2], [1, 2, 3, 4]],
  ['2/255,', [1], [2 / 255]],
])('reads %j', (text, shape, data) => {
  expect(readNumberTable(text)).toEqual({ shape, data: Float64Array.from(data) });
});

it('takes a first line without numbers for names', () => {
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
