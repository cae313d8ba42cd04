import { type Digits, dropZeros } from './digits';

/** Exact arithmetic on decimal numbers (see digits.ts): sums and products of decimals are decimals. */
export const ZERO: Digits = { coefficient: 0n, places: 0 };
export const ONE: Digits = { coefficient: 1n, places: 0 };

/** a + b. */
export function addDigits(a: Digits, b: Digits): Digits {
  const places = Math.max(a.places, b.places);
  return dropZeros({ coefficient: scaled(a, places) + scaled(b, places), places });
}

/** a · b. */
export function multiplyDigits(a: Digits, b: Digits): Digits {
  return dropZeros({ coefficient: a.coefficient * b.coefficient, places: a.places + b.places });
}

/** −a. */
export function negateDigits({ coefficient, places }: Digits): Digits {
  return { coefficient: -coefficient, places };
}

/** Negative where a < b, positive where a > b, 0 where they are equal. */
export function compareDigits(a: Digits, b: Digits): number {
  const places = Math.max(a.places, b.places);
  return compareWholes(scaled(a, places), scaled(b, places));
}

/** The numeral with an ASCII minus and without an exponent, such as '-12.5'. */
export function writeDigits({ coefficient, places }: Digits): string {
  const sign = coefficient < 0n ? '-' : '';
  const figures = `${coefficient < 0n ? -coefficient : coefficient}`.padStart(places + 1, '0');
  const whole = figures.slice(0, figures.length - places);
  return places > 0 ? `${sign}${whole}.${figures.slice(-places)}` : `${sign}${whole}`;
}

/** The nearest float64. */
export function numberOf(digits: Digits): number {
  return Number(writeDigits(digits));
}

/** The largest float64 that is not above a decimal. */
export function floorNumber(digits: Digits): number {
  const nearest = numberOf(digits);
  return compareToNumber(digits, nearest) < 0 ? below(nearest) : nearest;
}

/** The smallest float64 that is not below a decimal. */
export function ceilNumber(digits: Digits): number {
  return -floorNumber(negateDigits(digits));
}

/** A finite float64, all its figures. */
export function exactDigits(x: number): Digits {
  const { mantissa, exponent } = binary(x);
  if (exponent >= 0) return { coefficient: mantissa << BigInt(exponent), places: 0 };
  return dropZeros({ coefficient: mantissa * 5n ** BigInt(-exponent), places: -exponent });
}

/** Compares a decimal to a float64, taken at its binary value. */
export function compareToNumber(digits: Digits, x: number): number {
  if (!Number.isFinite(x)) return x > 0 ? -1 : 1;
  const { mantissa, exponent } = binary(x);
  // digits ≥ x exactly where coefficient · 2^(−exponent) ≥ mantissa · 10^places, powers brought to the side where they are whole.
  const left = exponent < 0 ? digits.coefficient << BigInt(-exponent) : digits.coefficient;
  const right = (exponent > 0 ? mantissa << BigInt(exponent) : mantissa) * 10n ** BigInt(digits.places);
  return compareWholes(left, right);
}

function compareWholes(a: bigint, b: bigint): number {
  return a < b ? -1 : Number(a > b);
}

function scaled({ coefficient, places }: Digits, wanted: number): bigint {
  return coefficient * 10n ** BigInt(wanted - places);
}

const float = new Float64Array(1);
const bits = new BigInt64Array(float.buffer);

/** x = mantissa · 2^exponent. */
function binary(x: number): { mantissa: bigint; exponent: number } {
  float[0] = Math.abs(x);
  const raw = bits[0] as bigint;
  const field = Number(raw >> 52n);
  const fraction = raw & ((1n << 52n) - 1n);
  const magnitude = field === 0 ? fraction : fraction | (1n << 52n);
  return { mantissa: x < 0 ? -magnitude : magnitude, exponent: Math.max(field, 1) - 1075 };
}

/** The next float64 towards −∞. */
function below(x: number): number {
  if (x === Number.POSITIVE_INFINITY) return Number.MAX_VALUE;
  if (x === 0) return -Number.MIN_VALUE;
  float[0] = x;
  bits[0] = (bits[0] as bigint) + (x > 0 ? -1n : 1n);
  return float[0] as number;
}
