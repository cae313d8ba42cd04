import { expect, it } from 'vitest';
import { type Decimal, parseDecimal, readDecimal } from '../../../small/decimal';
import { readBound } from './edits';

const decimal = (text: string) => parseDecimal(text) as Decimal;
const RANGE = { lower: decimal('4'), upper: decimal('6') };

it('takes decimals however they are written, and names its limits where it cannot', () => {
  expect(readDecimal('0,25')).toEqual({ value: decimal('0.25') });
  expect(readDecimal('\u22121.5')).toEqual({ value: decimal('-1.5') });
  expect(readDecimal('1e2')).toMatchObject({ value: { coefficient: 100n } });
  expect(readDecimal('1e30')).toEqual({ refusal: expect.stringContaining('1000') });
  expect(readDecimal('1/3')).toEqual({ refusal: expect.stringContaining('4 decimals'), instead: '0.3333' });
  expect(readDecimal('1e-9')).toEqual({ refusal: expect.stringContaining('4 decimals'), instead: '0' });
  expect(readDecimal('1/4')).toMatchObject({ value: { coefficient: 25n } });
  expect(readDecimal('x')).toEqual({ refusal: expect.stringContaining('not a number') });
});

it('lets no bound pass the other one', () => {
  expect(readBound('9', RANGE, 'lower')).toEqual({
    refusal: expect.stringMatching(/9 lies above the upper bound, 6\./),
  });
  expect(readBound('-9', RANGE, 'upper')).toEqual({ refusal: expect.stringMatching(/below the lower bound, 4\./) });
  expect(readBound('6', RANGE, 'lower')).toEqual({ value: decimal('6') });
  expect(readBound('9', RANGE, 'upper')).toEqual({ value: decimal('9') });
  expect(readBound('1/3', RANGE, 'lower')).toMatchObject({ instead: '0.3333' });
});
