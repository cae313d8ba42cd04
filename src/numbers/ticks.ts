import { type Digits, digitsOf, dropZeros, roundDigits } from './digits';
import { magnitudeOf, plain, scientific } from './format';

const MOST_DIGITS = 5;

/**
 * Labels of an axis: exact, with the same decimals, so that no two are alike. With an exponent where that is shorter
 * than more than five digits.
 */
export function formatTicks(ticks: readonly number[]): string[] {
  const finest = Math.max(0, 2 - Math.floor(Math.log10(stepOf(ticks))));
  // What lies behind the step's own places is dust of floating point.
  const exact = ticks.map((tick) => dropZeros(roundDigits(digitsOf(tick), finest, 'nearest')));
  const places = Math.max(0, ...exact.map((digits) => digits.places));
  const inFull = exact.map((digits) => unlessZero(digits, plain(roundDigits(digits, places, 'nearest'), places)));
  const isLong = inFull.some((label) => label.replace(/\D/g, '').length > MOST_DIGITS);
  if (!isLong) return inFull;
  const brief = exact.map((digits) => {
    const decimals = Math.max(0, digits.places + magnitudeOf(digits));
    return unlessZero(digits, scientific(digits, 'nearest', decimals));
  });
  return longest(brief) < longest(inFull) ? brief : inFull;
}

/** Least distance of neighbours; where a tick is alone, nine digits of it. */
function stepOf(ticks: readonly number[]): number {
  const gaps = ticks.slice(1).map((tick, i) => Math.abs(tick - (ticks[i] as number)));
  return Math.min(...(gaps.length > 0 ? gaps : ticks.map((tick) => Math.abs(tick) / 1e9)), Number.MAX_VALUE) || 1;
}

function unlessZero({ coefficient }: Digits, label: string): string {
  return coefficient === 0n ? '0' : label;
}

function longest(labels: readonly string[]): number {
  return Math.max(...labels.map(({ length }) => length));
}

/** A share of a step. */
const DUST = 1e-6;

/** The multiple of `step` from `min` next to `value`, without the dust of floating point. */
export function snap(value: number, min: number, step: number): number {
  return Number((min + Math.round((value - min) / step) * step).toPrecision(12));
}

/** A value that lies on a step but for the dust of floating point, on it; others as they are. */
export function withoutDust(value: number, min: number, step: number): number {
  const nearest = snap(value, min, step);
  return Math.abs(value - nearest) < DUST * step ? nearest : value;
}
