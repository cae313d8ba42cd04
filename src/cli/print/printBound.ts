import { type Direction, digitsOf, roundDigits } from '../../numbers/digits';
import { MINUS, plain, scientific } from '../../numbers/format';

const PLACES = 4;
const LARGE = 1e6;

/** A lower bound with four decimals, rounded down; with an exponent where it is large, or would be printed as 0. */
export function printLower(value: number): string {
  return print(value, 'down');
}

/** An upper bound, or a value that an attack found: rounded up. */
export function printUpper(value: number): string {
  return print(value, 'up');
}

/** A value that is no bound, rounded to the nearest. */
export function printValue(value: number): string {
  return print(value, 'nearest');
}

/** With an ASCII minus, which other programs read. */
function print(value: number, direction: Direction): string {
  if (!Number.isFinite(value)) return String(value);
  const digits = digitsOf(value);
  const rounded = roundDigits(digits, PLACES, direction);
  const isLost = rounded.coefficient === 0n && digits.coefficient !== 0n;
  const text = isLost || Math.abs(value) >= LARGE ? scientific(digits, direction, 3) : plain(rounded, PLACES);
  return text.replaceAll(MINUS, '-');
}
