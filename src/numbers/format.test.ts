import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digitsOf } from './digits';
import {
  agreeing,
  counted,
  formatCount,
  formatEpsilon,
  formatFactor,
  formatFixed,
  formatLower,
  formatMarginLower,
  formatMarginUpper,
  formatPercent,
  formatUpper,
  formatValue,
  shortLower,
  shortUpper,
} from './format';

describe('values', () => {
  it('prints integers exactly', () => {
    expect([21, -1, 0, 166406].map(formatValue)).toEqual(['21', '−1', '0', '166406']);
  });
  it('keeps three significant figures below 10 and one decimal from 10', () => {
    expect([0.1884, 2.4149, 13.84, 57.249, -0.0511].map(formatValue)).toEqual([
      '0.188',
      '2.41',
      '13.8',
      '57.2',
      '−0.0511',
    ]);
  });
  it('drops trailing zeros', () => {
    expect([0.2, 2.5, 13.96].map(formatValue)).toEqual(['0.2', '2.5', '14']);
  });
  it('writes the very large and the very small with an exponent', () => {
    expect(formatUpper(1234567890.5)).toBe('1.24e9');
    expect(formatLower(0.0000123456)).toBe('1.23e−5');
    expect([formatUpper(0.00009999), formatUpper(9.999e9)]).toEqual(['1e−4', '1e10']);
  });
  it('names what is not finite', () => {
    expect([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN].map(formatValue)).toEqual([
      '∞',
      '−∞',
      'not a number',
    ]);
  });
});

describe('bounds', () => {
  it('rounds lower bounds down and upper bounds up', () => {
    expect([formatLower(0.18899), formatUpper(0.18801)]).toEqual(['0.188', '0.189']);
    expect([formatLower(-2.411), formatUpper(-2.419)]).toEqual(['−2.42', '−2.41']);
    expect([formatLower(13.89), formatUpper(13.81)]).toEqual(['13.8', '13.9']);
  });
  it('takes decimals at their word and floats at their binary value', () => {
    expect([formatLower(digitsOf('0.1')), formatUpper(digitsOf('0.1'))]).toEqual(['0.1', '0.1']);
    expect(formatUpper(Math.fround(0.1))).toBe('0.101');
    expect(formatUpper(21)).toBe('21');
  });
  it('never prints a bound that does not bound', () => {
    fc.assert(
      fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(compareToPrinted(value, formatLower(value))).toBeGreaterThanOrEqual(0);
        expect(compareToPrinted(value, formatUpper(value))).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('margins', () => {
  it('keeps two decimals', () => {
    expect([formatMarginLower(2.679), formatMarginLower(11.5), formatMarginUpper(-0.359)]).toEqual([
      '2.67',
      '11.50',
      '−0.35',
    ]);
  });
  it('rounds −0.0239 outward to −0.03', () => {
    expect(formatMarginLower(-0.0239)).toBe('−0.03');
  });
  it('adds digits where 0.00 would hide the sign', () => {
    expect([formatMarginLower(0.0041), formatMarginUpper(-0.0041)]).toEqual(['0.004', '−0.004']);
    expect(formatMarginLower(0.00002)).toBe('0.00002');
    expect([formatMarginLower(2 ** -100), formatMarginUpper(-2e20)]).toEqual(['7.88e−31', '−2e20']);
    expect([formatMarginLower(-2798493), formatMarginUpper(-2798493)]).toEqual(['−2.8e6', '−2.79e6']);
    expect([formatMarginLower(-27108.26), formatMarginLower(9999.989)]).toEqual(['−27109', '9999.98']);
  });
  it('never changes the sign', () => {
    fc.assert(
      fc.property(fc.float({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }), (value) => {
        fc.pre(Math.abs(value) > 1e-30);
        expect(Math.sign(asNumber(formatMarginLower(value)))).toBe(Math.sign(value));
        expect(Math.sign(asNumber(formatMarginUpper(value)))).toBe(Math.sign(value));
      }),
    );
  });
});

describe('other quantities', () => {
  it('gives a radius in 255ths first', () => {
    expect(formatEpsilon(3 / 255)).toEqual({ fraction: '3/255', decimal: '0.0118' });
    expect(formatEpsilon(2.25 / 255).fraction).toBe('2.25/255');
    expect(formatEpsilon(0.00001).fraction).toBe('0.00255/255');
  });
  it('groups counts, spaces factors, and fixes decimals', () => {
    expect([formatCount(166406), formatCount(999), formatCount(10000)]).toEqual(['166,406', '999', '10,000']);
    expect(formatFactor(10.4)).toBe('×\u200910.4');
    expect([formatPercent(0.834), formatFixed(-1.5, 2)]).toEqual(['83.4', '−1.50']);
  });
  it('gives words the number that a count asks for', () => {
    expect([1, 2].map((count) => agreeing(count, 'is', 'are'))).toEqual(['is', 'are']);
    expect([counted(1, 'weight'), counted(28514, 'weight'), counted(3, 'class', 'classes')]).toEqual([
      '1 weight',
      '28,514 weights',
      '3 classes',
    ]);
  });
  it('rounds halves of a tenth per cent as decimals have them, away from zero', () => {
    expect([0.3345, 0.33449, 0.3344999999, 0.0005, 0.9994, 0.1].map(formatPercent)).toEqual([
      '33.5',
      '33.4',
      '33.4',
      '0.1',
      '99.9',
      '10.0',
    ]);
  });
  it('prints 0 and 100 per cent of nothing but none and all', () => {
    expect([0, 1, 1 / 10000, 9999 / 10000, 1 / 60000, 0.9996].map(formatPercent)).toEqual([
      '0.0',
      '100.0',
      '0.01',
      '99.99',
      '0.002',
      '99.96',
    ]);
  });
});

const BOUNDS: readonly [name: string, print: (value: number) => string, side: -1 | 1][] = [
  ['formatLower', formatLower, -1],
  ['formatUpper', formatUpper, 1],
  ['formatMarginLower', formatMarginLower, -1],
  ['formatMarginUpper', formatMarginUpper, 1],
  ...[3, 4, 5, 6, 7, 9].flatMap((room): [string, (value: number) => string, -1 | 1][] => [
    [`shortLower in ${room}`, (value) => shortLower(value, room), -1],
    [`shortUpper in ${room}`, (value) => shortUpper(value, room), 1],
  ]),
];

describe('every way to print a bound', () => {
  it.each(BOUNDS)('%s bounds, keeps the sign and has no negative zero', (_, print, side) => {
    const anyDouble = fc.double({ noNaN: true, noDefaultInfinity: true });
    const usual = fc.double({ noNaN: true, min: -1e7, max: 1e7 });
    fc.assert(
      fc.property(fc.oneof(anyDouble, usual), (value) => {
        const text = print(value);
        expect(compareToPrinted(value, text) * side, text).toBeLessThanOrEqual(0);
        expect(Math.sign(asNumber(text)), text).toBe(Math.sign(value) || 0);
        expect(text).not.toMatch(/^−0(\.0*)?$/);
      }),
      { numRuns: 400 },
    );
  });
  it('has few characters, however large or small the value', () => {
    const longest = (print: (value: number) => string, values: number[]) =>
      Math.max(...values.map((value) => print(value).length));
    const values = [3.4e38, -3.4e38, 1e-38, -1e-38, 27108267.4, -0.000123456, 99999.96];
    for (const [, print] of BOUNDS.slice(0, 4)) expect(longest(print, values)).toBeLessThanOrEqual(11);
  });
  it('keeps to its room down to one digit and an exponent', () => {
    expect([shortUpper(27108267.4, 9), shortUpper(27108267.4, 6), shortUpper(27108267.4, 5)]).toEqual([
      '27108268',
      '2.72e7',
      '2.8e7',
    ]);
    expect([shortLower(-999999.5, 9), shortLower(-999999.5, 8), shortLower(-999999.5, 6)]).toEqual([
      '−999999.5',
      '−1000000',
      '−1e6',
    ]);
    expect([shortLower(0.0003321, 7), shortLower(0.0003321, 6), shortUpper(12.34, 4)]).toEqual([
      '0.00033',
      '0.0003',
      '12.4',
    ]);
  });
});

function asNumber(text: string): number {
  return Number(text.replaceAll('−', '-'));
}

/** Sign of value − printed, in exact arithmetic. */
function compareToPrinted(value: number, printed: string): number {
  const a = digitsOf(value);
  const b = digitsOf(printed.replaceAll('−', '-'));
  const places = BigInt(Math.max(a.places, b.places));
  const difference =
    a.coefficient * 10n ** (places - BigInt(a.places)) - b.coefficient * 10n ** (places - BigInt(b.places));
  return Number(difference > 0n) - Number(difference < 0n);
}
