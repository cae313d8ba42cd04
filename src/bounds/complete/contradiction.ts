import { add, compare, type Dyadic, exact, ZERO } from '../../numbers/dyadic';
import type { Row } from './floatProperty';

/** With more rows, pairs of them are not looked at. */
const MOST_ROWS = 64;

/**
 * Whether rows exclude each other whatever the outputs are: two that are opposite, or all of them together, cancel each other,
 * while their limits add up to less than zero, or to zero where one is strict. So do a > b, b > c and c > a. Exact.
 */
export function areContradictory(rows: readonly Row[]): boolean {
  if (rows.length < 2) return false;
  if (excludeEachOther(rows)) return true;
  if (rows.length > MOST_ROWS) return false;
  return rows.some((one, at) => rows.slice(at + 1).some((other) => excludeEachOther([one, other])));
}

function excludeEachOther(rows: readonly Row[]): boolean {
  if (rows.some(({ inexact, limit }) => inexact || !Number.isFinite(limit.up))) return false;
  const [first] = rows as [Row];
  for (let at = 0; at < first.coefficients.length; at++) {
    const sum = rows.reduce<Dyadic>((total, { coefficients }) => {
      const own = coefficients[at] as number;
      return own === 0 ? total : add(total, exact(own));
    }, ZERO);
    if (sum.mantissa !== 0n) return false;
  }
  const limits = rows.reduce<Dyadic>((total, { limit }) => add(total, exact(limit.up)), ZERO);
  const order = compare(limits, ZERO);
  return order < 0 || (order === 0 && rows.some(({ isStrict }) => isStrict));
}
