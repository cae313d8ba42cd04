import { expect, it } from 'vitest';
import { formatValue } from '../../../numbers/format';
import { decimalText, namedValues } from './namedValues';

it('rounds decimals that are long, and cuts none off', () => {
  expect(['-0.25', '123456789012345678', '0.0000000000012345'].map(decimalText)).toEqual([
    '\u22120.25',
    formatValue(1.2345678901234568e17),
    formatValue(0.0000000000012345),
  ]);
});

it('names the first values and counts the others', () => {
  const nameOf = (at: number) => ['speed', 'angle'][at] ?? `input ${at}`;
  expect(namedValues(['0.5', '-1'], nameOf)).toBe('speed = 0.5, angle = \u22121');
  const many = namedValues(
    Array.from({ length: 1015 }, () => '1'),
    nameOf,
  );
  expect(many).toMatch(/^speed = 1, .*input 11 = 1 and 1,003 more$/);
});
