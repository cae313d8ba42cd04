import { MINUS } from '../../charts/numbers';
import { type Decimal, ONE, signOf, toNumeral } from './math/decimal';
import { piece, type RichText } from './richText';

/** `−x + 5y − 8` as rich text; terms of weight 0 are left out. */
export function formula(weights: readonly Decimal[], bias: Decimal, names: readonly RichText[]): RichText {
  const terms = weights.flatMap((weight, index) =>
    signOf(weight) === 0 ? [] : [{ weight, name: names[index] ?? [] }],
  );
  const pieces = terms.flatMap(({ weight, name }, index) => {
    const size = isOne(weight) ? [] : [piece(absolute(weight))];
    return [...leading(signOf(weight), index === 0), ...size, ...name];
  });
  if (signOf(bias) === 0) return pieces.length > 0 ? pieces : [piece('0')];
  return [...pieces, ...leading(signOf(bias), pieces.length === 0), piece(absolute(bias))];
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

function isOne(weight: Decimal): boolean {
  return absolute(weight) === toNumeral(ONE);
}
