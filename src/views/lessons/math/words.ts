import { digitsOf } from '../../../numbers/digits';
import { formatLower, formatPercent, formatUpper, formatValue, MINUS } from '../../../numbers/format';

/** A number in a sentence: without the last bits that floats leave. */
export function numeral(value: number): string {
  return formatValue(Number(value.toPrecision(10)));
}

/** A share that was counted, in per cent: with one decimal everywhere, as in tables. The poster's stand as it has them. */
export function shareNumeral(percent: number): string {
  return formatPercent(percent / 100);
}

/** How two shares in per cent differ. */
export function changeInPoints(before: number, after: number): string {
  const change = Math.round(10 * (after - before)) / 10;
  const sign = change < 0 ? MINUS : '+';
  return `${change === 0 ? '' : sign}${shareNumeral(Math.abs(change))} points`;
}

/** A lower bound in a sentence: rounded down, so that it still is one. */
export function lowerNumeral(value: number): string {
  return formatLower(digitsOf(value.toPrecision(10)));
}

/** What of a largest radius is printed: rounded down, as a larger one is not possible any more. */
export function printedRadius(radius: number): number {
  return Number(lowerNumeral(radius));
}

/** A bound of a range around 0, rounded away from it. */
export function outward(value: number): string {
  const clean = digitsOf(value.toPrecision(10));
  return value < 0 ? formatLower(clean) : formatUpper(clean);
}

/** A number with its sign, in brackets where it is negative: for sums. */
export function bracketed(value: number): string {
  return value < 0 ? `(${numeral(value)})` : numeral(value);
}

/**
 * Names the gap of a drawn interval to the one that was asked for.
 *
 * @param isReached whether inputs reach all of it; otherwise it is only what intervals give
 */
export function gapWords(
  [low = 0, high = 0]: readonly number[],
  [trueLow = 0, trueHigh = 0]: readonly number[],
  isReached = true,
): string {
  const [under, over] = [low - trueLow, trueHigh - high];
  if (Math.abs(under) < 1e-9 && Math.abs(over) < 1e-9) return 'Both bounds are right.';
  const missing = [under > 1e-9 && `${numeral(under)} below`, over > 1e-9 && `${numeral(over)} above`].filter(
    (part) => part !== false,
  );
  const extra = [under < -1e-9 && `${numeral(-under)} below`, over < -1e-9 && `${numeral(-over)} above`].filter(
    (part) => part !== false,
  );
  const parts = [
    ...(missing.length > 0
      ? [`your drawing leaves out ${missing.join(' and ')}${isReached ? ', which inputs reach' : ''}`]
      : []),
    ...(extra.length > 0
      ? [`it is ${extra.join(' and ')} wider than ${isReached ? 'needed' : 'what intervals give'}`]
      : []),
  ];
  const text = parts.join('; ');
  return `${text[0]?.toUpperCase()}${text.slice(1)}.`.replace(/^It is/, 'Your drawing is');
}
