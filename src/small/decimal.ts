import { type Digits, digitsOf } from '../numbers/digits';
import { readTyped, type Typed } from '../numbers/typed';

/** An exact decimal number, coefficient · 10^(−places). Sums and products of decimals are decimals: nothing is rounded. */
export type Decimal = Digits;

export const ZERO: Decimal = { coefficient: 0n, places: 0 };
export const ONE: Decimal = { coefficient: 1n, places: 0 };

const MOST = 1000;
/** Decimals of what may be typed. */
export const MOST_PLACES = 4;

/** Reads what a person may type as an input, a weight or a bias: at most four decimals, at most ±1000. */
export function parseDecimal(text: string): Decimal | undefined {
  const match = /^([+-]?)(\d*)(?:[.,](\d*))?$/.exec(text.trim());
  if (!match) return undefined;
  const [, sign, whole = '', decimals = ''] = match;
  if (whole + decimals === '' || whole.length > 8 || decimals.length > MOST_PLACES) return undefined;
  const value = digitsOf(`${sign === '-' ? '-' : ''}${whole || '0'}.${decimals || '0'}`);
  return Math.abs(toNumber(value)) <= MOST ? value : undefined;
}

/** Reads what a person typed as an input, a weight or a bias. */
export function readDecimal(typed: string): Typed<Decimal> {
  const value = parseDecimal(typed.replaceAll('\u2212', '-'));
  if (value) return { value };
  const read = readTyped(typed);
  if ('refusal' in read) return read;
  if (Math.abs(read.value) > MOST) return { refusal: `Numbers here go from −${MOST} to ${MOST}.` };
  const near = nearestDecimal(read.value, MOST_PLACES);
  if (toNumber(near) === read.value) return { value: near };
  const refusal = `Numbers here have at most ${MOST_PLACES} decimals, so that nothing has to be rounded.`;
  return { refusal, instead: toNumeral(near) };
}

/** The decimal next to a number, with at most `places` decimals and within ±1000: what a drag or a step arrives at. */
export function nearestDecimal(value: number, places: number): Decimal {
  const clamped = Math.min(MOST, Math.max(-MOST, value));
  return digitsOf(clamped.toFixed(places));
}

export function add(a: Decimal, b: Decimal): Decimal {
  if (a.places === b.places) return { coefficient: a.coefficient + b.coefficient, places: a.places };
  const places = Math.max(a.places, b.places);
  return { coefficient: scaled(a, places) + scaled(b, places), places };
}

export function negate({ coefficient, places }: Decimal): Decimal {
  return { coefficient: -coefficient, places };
}

export function subtract(a: Decimal, b: Decimal): Decimal {
  return add(a, negate(b));
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  return { coefficient: a.coefficient * b.coefficient, places: a.places + b.places };
}

/** Negative, zero or positive as a − b is. */
export function compare(a: Decimal, b: Decimal): number {
  return signOf(subtract(a, b));
}

/** −1, 0 or 1. */
export function signOf({ coefficient }: Decimal): number {
  return Number(coefficient > 0n) - Number(coefficient < 0n);
}

export function minimum(a: Decimal, b: Decimal): Decimal {
  return compare(a, b) <= 0 ? a : b;
}

export function maximum(a: Decimal, b: Decimal): Decimal {
  return compare(a, b) >= 0 ? a : b;
}

export function equal(a: Decimal, b: Decimal): boolean {
  return compare(a, b) === 0;
}

/** Powers of ten that floats hold exactly. */
const POWERS = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

/** The float next to it; for drawing only. */
export function toNumber({ coefficient, places }: Decimal): number {
  const whole = Number(coefficient);
  const power = POWERS[places];
  // The quotient of two floats that are exact is rounded once, hence the nearest one.
  if (power !== undefined && Number.isSafeInteger(whole)) return whole / power;
  return Number(`${coefficient}e${-places}`);
}

/** The shortest numeral, with an ASCII minus: what links carry and what is typed. */
export function toNumeral({ coefficient, places }: Decimal): string {
  const negative = coefficient < 0n;
  const text = String(negative ? -coefficient : coefficient).padStart(places + 1, '0');
  const whole = text.slice(0, text.length - places);
  const decimals = places > 0 ? text.slice(-places).replace(/0+$/, '') : '';
  return `${negative ? '-' : ''}${whole}${decimals ? `.${decimals}` : ''}`;
}

function scaled({ coefficient, places }: Decimal, wanted: number): bigint {
  return places === wanted ? coefficient : coefficient * (TENS[wanted - places] ?? 10n ** BigInt(wanted - places));
}

/** The powers of ten that sums need again and again. */
const TENS = Array.from({ length: 32 }, (_, exponent) => 10n ** BigInt(exponent));
