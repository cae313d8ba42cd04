import { type Digits, type Direction, digitsOf, roundDigits } from './digits';

/** U+2212, the minus of every number on screen. */
export const MINUS = '\u2212';
/** U+2009, between a factor's sign and its number. */
const THIN_SPACE = '\u2009';

/** Positions of leading digits from which on, and below which, a number is written with an exponent. */
const LARGE = 9;
const SMALL = -4;
const SMALLEST_MARGIN = -6;
/** Of margins, decimals say nothing from here on, and digits before the point nothing from there on. */
const WHOLE_MARGIN = 4;
const LARGE_MARGIN = 6;
/** More decimals than any share of a data set needs. */
const MOST_PLACES = 6;

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

/** A lower bound in at most `room` characters: rounded down to fewer figures, in the end to one and an exponent. */
export function shortLower(value: Quantity, room: number): string {
  return shorten(value, 'down', room);
}

/** An upper bound in at most `room` characters: rounded up to fewer figures, in the end to one and an exponent. */
export function shortUpper(value: Quantity, room: number): string {
  return shorten(value, 'up', room);
}

/** A value that is no bound in at most `room` characters. */
export function shortValue(value: Quantity, room: number): string {
  return shorten(value, 'nearest', room);
}

/** A value that is no bound: rounded to the nearest. */
export function formatValue(value: Quantity): string {
  return formatSignificant(value, 'nearest');
}

/** A proved margin: two decimals, rounded down; more digits, or an exponent, if that would print 0.00; none of large ones. */
export function formatMarginLower(value: Quantity): string {
  return formatMargin(value, 'down');
}

/** A margin an attack found: two decimals, rounded up; more digits, or an exponent, if that would print 0.00. */
export function formatMarginUpper(value: Quantity): string {
  return formatMargin(value, 'up');
}

/** Exactly as many decimals as asked for, to the nearest; for tables that line up. */
export function formatFixed(value: number, places: number): string {
  const special = notFinite(value);
  if (special !== undefined) return special;
  return plain(roundDigits(digitsOf(value), places, 'nearest'), places);
}

/** A radius: `fraction` in 255ths (two decimals, or three figures) and `decimal` with three significant figures. */
export function formatEpsilon(epsilon: number): { readonly fraction: string; readonly decimal: string } {
  const levels = epsilon * 255;
  const fraction = levels < 0.1 ? formatValue(levels) : plain(roundDigits(digitsOf(levels), 2, 'nearest'));
  return { fraction: `${fraction}/255`, decimal: formatValue(epsilon) };
}

/** So many things in words: "1 weight", "28,514 weights". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${agreeing(count, one, many)}`;
}

/** The word that goes with a count: "is" or "are", "meets" or "meet". */
export function agreeing(count: number, one: string, many: string): string {
  return count === 1 ? one : many;
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

/**
 * A share of 1 as per cent with one decimal, without the sign (tables print it once); with more decimals where one would
 * print 0.0 of what is not none, or 100.0 of what is not all.
 */
export function formatPercent(share: number): string {
  const tenths = share * 1000;
  const nearest = Math.round(tenths);
  // Most shares lie far from where decimals would turn, and from none and all: there, whole numbers are enough.
  if (nearest > 0 && nearest < 1000 && Math.abs(nearest - tenths) < 0.4999) {
    return `${Math.floor(nearest / 10)}.${nearest % 10}`;
  }
  const digits = digitsOf(share * 100);
  const isExtreme = ({ coefficient, places }: Digits) =>
    coefficient === 0n || coefficient === 100n * 10n ** BigInt(places);
  for (let places = 1; ; places++) {
    const rounded = roundDigits(digits, places, 'nearest');
    if (!isExtreme(rounded) || isExtreme(digits) || places === MOST_PLACES) return plain(rounded, places);
  }
}

function formatSignificant(value: Quantity, direction: Direction): string {
  const special = notFinite(value);
  if (special !== undefined) return special;
  const digits = digitsOf(value);
  if (digits.coefficient === 0n) return '0';
  const magnitude = magnitudeOf(digits);
  if (magnitude >= LARGE || magnitude < SMALL) return scientific(digits, direction, 2);
  const places = magnitude >= 1 ? 1 : 2 - magnitude;
  return plain(roundDigits(digits, places, direction));
}

function shorten(value: Quantity, direction: Direction, room: number): string {
  if (notFinite(value) !== undefined) return formatSignificant(value, direction);
  const digits = digitsOf(value);
  const known: Written = written[direction].get(digits) ?? { full: formatSignificant(digits, direction) };
  written[direction].set(digits, known);
  if (known.full.length <= room) return known.full;
  known.shorter ??= shorterTexts(digits, direction);
  return known.shorter.find((text) => text.length <= room) ?? (known.shorter.at(-1) as string);
}

interface Written {
  readonly full: string;
  shorter?: readonly string[];
}

/** Written once a number and direction: a bar asks for ever less room, and again in the next frame. */
const written: Readonly<Record<Direction, WeakMap<Digits, Written>>> = {
  down: new WeakMap(),
  up: new WeakMap(),
  nearest: new WeakMap(),
};

/** With ever fewer figures, in the end with one and an exponent. */
function shorterTexts(digits: Digits, direction: Direction): readonly string[] {
  const magnitude = magnitudeOf(digits);
  const rounded = (places: number) => plain(roundDigits(digits, places, direction));
  const inFull = magnitude >= 0 ? [rounded(1), rounded(0)] : [1, 0].map((figures) => rounded(figures - magnitude));
  return [...inFull, ...[2, 1, 0].map((places) => scientific(digits, direction, places))];
}

function formatMargin(value: Quantity, direction: Direction): string {
  const special = notFinite(value);
  if (special !== undefined) return special;
  const digits = digitsOf(value);
  if (digits.coefficient === 0n) return '0';
  const magnitude = magnitudeOf(digits);
  if (magnitude >= LARGE_MARGIN || magnitude < SMALLEST_MARGIN) return scientific(digits, direction, 2);
  if (magnitude >= WHOLE_MARGIN) return plain(roundDigits(digits, 0, direction));
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
export function magnitudeOf({ coefficient, places }: Digits): number {
  const length = String(coefficient < 0n ? -coefficient : coefficient).length;
  return length - 1 - places;
}

/** One digit, at most `places` decimals and an exponent: 1.24e9. */
export function scientific(digits: Digits, direction: Direction, places: number): string {
  const shifted = (by: number) => roundDigits({ ...digits, places: digits.places + by }, places, direction);
  const magnitude = magnitudeOf(digits);
  const first = shifted(magnitude);
  // 9.999 rounds to 10, which is 1 with the next exponent.
  const exponent = magnitude + magnitudeOf(first);
  return `${plain(exponent === magnitude ? first : shifted(exponent))}e${String(exponent).replace('-', MINUS)}`;
}

/** Plain notation; trailing zeros are dropped unless a fixed number of places is asked for. */
export function plain({ coefficient, places }: Digits, fixed?: number): string {
  const negative = coefficient < 0n;
  const text = String(negative ? -coefficient : coefficient).padStart(places + 1, '0');
  const whole = text.slice(0, text.length - places);
  const decimals = places > 0 ? text.slice(text.length - places) : '';
  const kept = fixed === undefined ? decimals.replace(/0+$/, '') : decimals.padEnd(fixed, '0');
  return `${negative ? MINUS : ''}${whole}${kept ? `.${kept}` : ''}`;
}
