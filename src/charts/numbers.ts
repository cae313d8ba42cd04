import { type Digits, type Direction, digitsOf, roundDigits } from './digits';

/** U+2212, the minus of every number on screen. */
export const MINUS = '\u2212';
/** U+2009, between a factor's sign and its number. */
export const THIN_SPACE = '\u2009';

/** A number, or decimal digits where a float could not hold the value exactly. */
export type Quantity = number | Digits;

/** A lower bound: rounded down, so that what is printed is still a lower bound. */
export function formatLower(value: Quantity): string {
  return formatSignificant(value, 'down');
}

/** An upper bound, or a value an attack found: rounded up. */
export function formatUpper(value: Quantity): string {
  return formatSignificant(value, 'up');
}

/** A value that is no bound: rounded to the nearest. */
export function formatValue(value: Quantity): string {
  return formatSignificant(value, 'nearest');
}

/** A proved margin: two decimals, rounded down; more digits if that would print 0.00. */
export function formatMarginLower(value: Quantity): string {
  return formatMargin(value, 'down');
}

/** A margin an attack found: two decimals, rounded up; more digits if that would print 0.00. */
export function formatMarginUpper(value: Quantity): string {
  return formatMargin(value, 'up');
}

/** Exactly as many decimals as asked for, to the nearest; for axes and tables that line up. */
export function formatFixed(value: number, places: number): string {
  return plain(roundDigits(digitsOf(value), places, 'nearest'), places);
}

/** A radius: `fraction` in 255ths (up to two decimals) and `decimal` with three significant figures. */
export function formatEpsilon(epsilon: number): { readonly fraction: string; readonly decimal: string } {
  const levels = plain(roundDigits(digitsOf(epsilon * 255), 2, 'nearest'));
  return { fraction: `${levels}/255`, decimal: formatValue(epsilon) };
}

/** A count with grouped thousands: 166,406. */
export function formatCount(count: number): string {
  return String(Math.round(count))
    .replace(/\B(?=(\d{3})+$)/g, ',')
    .replace('-', MINUS);
}

/** A factor: × and a thin space before the number. */
export function formatFactor(factor: number): string {
  return `×${THIN_SPACE}${formatValue(factor)}`;
}

/** A share of 1 as per cent with one decimal, without the sign (tables print it once). */
export function formatPercent(share: number): string {
  return formatFixed(share * 100, 1);
}

function formatSignificant(value: Quantity, direction: Direction): string {
  const special = notFinite(value);
  if (special !== undefined) return special;
  const digits = digitsOf(value);
  if (digits.coefficient === 0n) return '0';
  const magnitude = magnitudeOf(digits);
  if (magnitude >= 9 || magnitude < -4) return scientific(digits, magnitude, direction);
  const places = magnitude >= 1 ? 1 : 2 - magnitude;
  return plain(roundDigits(digits, places, direction));
}

function formatMargin(value: Quantity, direction: Direction): string {
  const special = notFinite(value);
  if (special !== undefined) return special;
  const digits = digitsOf(value);
  if (digits.coefficient === 0n) return '0';
  for (let places = 2; ; places++) {
    const rounded = roundDigits(digits, places, direction);
    if (rounded.coefficient !== 0n) return plain(rounded, places);
  }
}

function notFinite(value: Quantity): string | undefined {
  if (typeof value !== 'number' || Number.isFinite(value)) return undefined;
  if (Number.isNaN(value)) return 'not a number';
  return value > 0 ? '∞' : `${MINUS}∞`;
}

/** Position of the leading digit: 0 for 1 to 9, −1 for 0.1 to 0.9. */
function magnitudeOf({ coefficient, places }: Digits): number {
  const length = String(coefficient < 0n ? -coefficient : coefficient).length;
  return length - 1 - places;
}

function scientific(digits: Digits, magnitude: number, direction: Direction): string {
  const scaled = roundDigits({ coefficient: digits.coefficient, places: digits.places + magnitude }, 2, direction);
  return `${plain(scaled)}e${String(magnitude).replace('-', MINUS)}`;
}

/** Plain notation; trailing zeros are dropped unless a fixed number of places is asked for. */
function plain({ coefficient, places }: Digits, fixed?: number): string {
  const negative = coefficient < 0n;
  const text = String(negative ? -coefficient : coefficient).padStart(places + 1, '0');
  const whole = text.slice(0, text.length - places);
  const decimals = places > 0 ? text.slice(text.length - places) : '';
  const kept = fixed === undefined ? decimals.replace(/0+$/, '') : decimals.padEnd(fixed, '0');
  return `${negative ? MINUS : ''}${whole}${kept ? `.${kept}` : ''}`;
}
