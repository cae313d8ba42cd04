import { formatValue, MINUS } from '../../../numbers/format';
import { type Decimal, negate, ONE, signOf, toNumber, toNumeral, ZERO } from '../../../small/decimal';
import { piece, type RichText } from '../steps/richText';

/** `−x + 5y − 8` as rich text; terms of weight 0 are left out. */
export function formula(
  weights: readonly Decimal[],
  bias: Decimal,
  names: readonly RichText[],
  show: (size: Decimal) => string = absolute,
): RichText {
  const terms = weights.flatMap((weight, index) =>
    signOf(weight) === 0 ? [] : [{ weight, name: names[index] ?? [] }],
  );
  const pieces = terms.flatMap(({ weight, name }, index) => {
    const size = isOne(weight) ? [] : [piece(show(sizeOf(weight)))];
    return [...leading(signOf(weight), index === 0), ...size, ...name];
  });
  if (signOf(bias) === 0) return pieces.length > 0 ? pieces : [piece('0')];
  return [...pieces, ...leading(signOf(bias), pieces.length === 0), piece(show(sizeOf(bias)))];
}

/** The same with long decimals rounded: for reading, not for computing. */
export function readableFormula(weights: readonly Decimal[], bias: Decimal, names: readonly RichText[]): RichText {
  return formula(weights, bias, names, (size) => formatShort(size, formatValue));
}

/** The same where there is room for so many terms: of more the largest, and dots for the others. */
export function shortFormula(
  weights: readonly Decimal[],
  bias: Decimal,
  names: readonly RichText[],
  most: number,
): RichText {
  const sizes = weights.map((weight) => Math.abs(toNumber(weight)));
  if (sizes.filter((size) => size > 0).length <= most) return readableFormula(weights, bias, names);
  const least = sizes.toSorted((a, b) => b - a)[most - 1] ?? 0;
  const largest = weights.map((weight, index) => ((sizes[index] ?? 0) >= least ? weight : ZERO));
  const constant =
    signOf(bias) === 0 ? [] : [...leading(signOf(bias), false), piece(formatShort(sizeOf(bias), formatValue))];
  return [...readableFormula(largest, ZERO, names), piece(' + …'), ...constant];
}

/** A decimal in full, with a true minus. */
export function formatDecimal(value: Decimal): string {
  return toNumeral(value).replace('-', MINUS);
}

/** Digits up to which a decimal is shown in full. */
const SHORT = 5;

/** A decimal in full where that is short, else rounded by `round`. */
export function formatShort(value: Decimal, round: (value: Decimal) => string): string {
  const text = formatDecimal(value);
  return text.replace(/[^0-9]/g, '').length <= SHORT ? text : round(value);
}

function leading(sign: number, first: boolean): RichText {
  if (first) return sign < 0 ? [piece(MINUS)] : [];
  return [piece(sign < 0 ? ` ${MINUS} ` : ' + ')];
}

function absolute(value: Decimal): string {
  return toNumeral(value).replace('-', '');
}

function sizeOf(value: Decimal): Decimal {
  return signOf(value) < 0 ? negate(value) : value;
}

function isOne(weight: Decimal): boolean {
  return absolute(weight) === toNumeral(ONE);
}
