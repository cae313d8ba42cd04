import { formatCount, formatValue, MINUS } from '../../../numbers/format';

/** More values are counted. */
const MOST_SHOWN = 12;

/** Characters of a decimal that are shown as they are. */
const MOST_DIGITS = 8;

/** "speed = 0.3, angle = −1 and 4 more". */
export function namedValues(decimals: readonly string[], nameOf: (index: number) => string): string {
  const some = decimals.slice(0, MOST_SHOWN).map((decimal, at) => `${nameOf(at)} = ${decimalText(decimal)}`);
  const more = decimals.length - some.length;
  return `${some.join(', ')}${more > 0 ? ` and ${formatCount(more)} more` : ''}`;
}

/** A decimal as it is where it is short, else rounded: cut off it would be another number. */
export function decimalText(decimal: string): string {
  return decimal.length <= MOST_DIGITS ? decimal.replace('-', MINUS) : formatValue(Number(decimal));
}
