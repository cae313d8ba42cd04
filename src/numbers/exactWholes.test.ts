import { expect, it } from 'vitest';
import { exactWholes } from './exactWholes';

it('takes what fits, and nothing that would become another number', () => {
  expect(exactWholes(Uint16Array, [0, 7, 65535])).toEqual(Uint16Array.of(0, 7, 65535));
  expect(exactWholes(Uint32Array, [2 ** 32 - 1])).toEqual(Uint32Array.of(2 ** 32 - 1));
  for (const value of [-1, 65536, 0.5, Number.NaN, Number.POSITIVE_INFINITY, '7', null, undefined, {}, [7]]) {
    expect(exactWholes(Uint16Array, [1, value]), String(value)).toBeUndefined();
  }
});
