import { type Direction, digitsOf, roundDigits } from './digits';
import { formatFixed, formatValue } from './numbers';

/** "3.7 to 6.1": both ends with the same decimals, rounded outward. */
export function formatRange(lower: number, upper: number, places: number): string {
  return `${fixed(lower, places, 'down')} to ${fixed(upper, places, 'up')}`;
}

function fixed(value: number, places: number, direction: Direction): string {
  if (!Number.isFinite(value)) return formatValue(value);
  const rounded = roundDigits(digitsOf(value), places, direction);
  return formatFixed(Number(rounded.coefficient) / 10 ** rounded.places, places);
}
