import { type Direction, digitsOf, roundDigits } from './digits';
import { formatLower, formatUpper, magnitudeOf, plain, scientific } from './format';

/** Figures of the width that are worth printing, and of the larger bound. */
const FIGURES_OF_WIDTH = 2;
const MOST_FIGURES = 4;
/** From here on decimals say nothing, and from there on an exponent says what matters. */
const WHOLE = 1e4;
const LARGE = 1e6;

/**
 * "3.7 to 6.1": two bounds with the same decimals, rounded outward. There are as many decimals as the width has figures
 * to show, and at least one; a bound that would be printed as 0 and is not 0 keeps figures of its own.
 */
export function formatRange(lower: number, upper: number): string {
  const places = placesOf(lower, upper);
  return `${end(lower, places, 'down')} to ${end(upper, places, 'up')}`;
}

function placesOf(lower: number, upper: number): number {
  const [width, largest] = [upper - lower, Math.max(Math.abs(lower), Math.abs(upper))];
  if (!(width > 0) || !Number.isFinite(width)) return 1;
  const most = MOST_FIGURES - 1 - magnitudeOf(digitsOf(largest));
  return Math.max(largest < WHOLE ? 1 : 0, Math.min(most, FIGURES_OF_WIDTH - 1 - magnitudeOf(digitsOf(width))));
}

function end(value: number, places: number, direction: Direction): string {
  const own = direction === 'down' ? formatLower : formatUpper;
  if (!Number.isFinite(value)) return own(value);
  if (Math.abs(value) >= LARGE) return scientific(digitsOf(value), direction, FIGURES_OF_WIDTH);
  const rounded = roundDigits(digitsOf(value), places, direction);
  return rounded.coefficient === 0n ? own(value) : plain(rounded, places);
}
