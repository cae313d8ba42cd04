import { dropZeros } from '../numbers/digits';
import { type Decimal, negate } from './decimal';

/** A fraction of whole numbers, the lower one above 0. */
export type Fraction = readonly [bigint, bigint];

interface Bounds<T> {
  readonly lower: T;
  readonly upper: T;
}

/** Lower numbers from here on are shortened: looking for common divisors takes longer than a few more digits. */
const LONG = 1n << 256n;

/** Lower and upper numbers of quotients that are kept as they are; of others a decimal is taken. */
const SHORT_BITS = 32;

/** Decimals of what is no decimal itself, and of a quotient that is too long. */
const [PLACES, QUOTIENT_PLACES] = [30n, 12n];

/** Bits of which a float has room for the ratio. */
const FLOAT_BITS = 1000;

export function fractionOf({ coefficient, places }: Decimal): Fraction {
  return [coefficient, 10n ** BigInt(places)];
}

export function addFractions([up, down]: Fraction, [otherUp, otherDown]: Fraction): Fraction {
  if (down === otherDown) return [up + otherUp, down];
  if (down % otherDown === 0n) return [up + otherUp * (down / otherDown), down];
  if (otherDown % down === 0n) return [up * (otherDown / down) + otherUp, otherDown];
  return shortened([up * otherDown + otherUp * down, down * otherDown]);
}

export function multiplyFractions([up, down]: Fraction, [otherUp, otherDown]: Fraction): Fraction {
  return shortened([up * otherUp, down * otherDown]);
}

/** a / b for b above 0, exactly where that is short; else the decimal next to it, so that sums of many stay small. */
export function quotientNear(a: Fraction, b: Fraction): Fraction {
  const [up, down] = reduced([a[0] * b[1], a[1] * b[0]]);
  return bitsOf(up) <= SHORT_BITS && bitsOf(down) <= SHORT_BITS ? [up, down] : decimalNear([up, down]);
}

/** The decimal next to a / b, for b above 0. */
export function decimalQuotient(a: Fraction, b: Fraction): Fraction {
  return decimalNear([a[0] * b[1], a[1] * b[0]]);
}

function decimalNear([up, down]: Fraction): Fraction {
  const scale = 10n ** QUOTIENT_PLACES;
  return [floor([2n * up * scale + down, 2n * down]), scale];
}

export function isLess([up, down]: Fraction, [otherUp, otherDown]: Fraction): boolean {
  return up * otherDown < otherUp * down;
}

/** The decimals around a range; bounds that are short decimals themselves stay what they are. */
export function decimalsAround({ lower, upper }: Bounds<Fraction>): Bounds<Decimal> {
  return { lower: decimalUnder(lower), upper: negate(decimalUnder([-upper[0], upper[1]])) };
}

/** The decimal at or under a fraction. */
export function decimalUnder([up, down]: Fraction): Decimal {
  return dropZeros({ coefficient: floor([up * 10n ** PLACES, down]), places: Number(PLACES) });
}

/** The float next to it, to within its last bits; for drawing, and for choices that hold either way. */
export function floatNear([up, down]: Fraction): number {
  const extra = Math.max(bitsOf(up), bitsOf(down)) - FLOAT_BITS;
  if (extra <= 0) return Number(up) / Number(down);
  return Number(up >> BigInt(extra)) / Number(down >> BigInt(extra));
}

/** Euclid's. */
export function commonDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a, b];
  while (smaller > 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}

export function sizeOf(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function shortened(fraction: Fraction): Fraction {
  return fraction[1] < LONG ? fraction : reduced(fraction);
}

function reduced([up, down]: Fraction): Fraction {
  const common = commonDivisor(sizeOf(up), down);
  return [up / common, down / common];
}

/** At least the bits that it takes, and at most three more. */
function bitsOf(value: bigint): number {
  return 4 * sizeOf(value).toString(16).length;
}

/** The whole number at or under a fraction. */
function floor([up, down]: Fraction): bigint {
  const quotient = up / down;
  return up < 0n && quotient * down !== up ? quotient - 1n : quotient;
}
