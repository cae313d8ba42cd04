import { add, compare, exact, multiply, ZERO } from '../../../numbers/dyadic';
import type { Row } from '../floatProperty';

/** Weights are multiples of this, so that sums of coefficients that are small whole numbers are exact. */
const STEP = 2 ** -8;

/** What float64 may lose, as a share of the magnitudes: of two roundings for each row and some more. */
const SHARE = 2 ** -50;

/**
 * One row that is at most its limit wherever all of several are: Σ w·row ≤ Σ w·limit for any weights w ≥ 0. Bounded as one
 * row it is tighter than the bounds of the rows put together, for its linear bound is that of the sum.
 *
 * Coefficients and limit are summed in float64 and rounded, the limit upward where its sum is not exact: of k products and sums no more than
 * (k + 1)·2⁻⁵² of the magnitudes is lost, and `inexact` holds that, what float32 drops, and what the rows' own are off by.
 *
 * @param weights of the rows, none negative
 * @returns undefined where one row alone counts
 */
export function jointRow(rows: readonly Row[], weights: ArrayLike<number>): Row | undefined {
  const rounded = rows.map((_, at) => Math.round((weights[at] as number) / STEP) * STEP);
  if (rounded.filter((weight) => weight > 0).length < 2) return undefined;
  const share = rows.length * SHARE;
  const size = (rows[0] as Row).coefficients.length;
  const coefficients = new Float32Array(size);
  const inexact = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    let [sum, magnitude, off] = [0, 0, 0];
    for (const [at, row] of rows.entries()) {
      const weight = rounded[at] as number;
      sum += weight * (row.coefficients[i] as number);
      magnitude += weight * Math.abs(row.coefficients[i] as number);
      off += weight * (row.inexact?.[i] ?? 0);
    }
    coefficients[i] = sum;
    const isExact = isWhole(rows, i);
    inexact[i] = off * (1 + share) + (isExact ? 0 : Math.abs(sum - Math.fround(sum)) + share * magnitude);
  }
  const highest = sumOfLimits(rows, rounded);
  return {
    coefficients,
    ...(inexact.some((off) => off > 0) && { inexact }),
    limit: { up: highest, down: highest },
    isStrict: rows.some(({ isStrict }, at) => isStrict && (rounded[at] as number) > 0),
  };
}

/** Σ w·limit: exact where float64 has it, else rounded up; products may be too small for it. */
function sumOfLimits(rows: readonly Row[], weights: readonly number[]): number {
  let [up, magnitude] = [0, 0];
  for (const [at, { limit }] of rows.entries()) {
    up += (weights[at] as number) * limit.up;
    magnitude += (weights[at] as number) * Math.abs(limit.up);
  }
  if (!Number.isFinite(magnitude)) return Number.POSITIVE_INFINITY;
  const sum = rows.reduce(
    (total, { limit }, at) => add(total, multiply(exact(weights[at] as number), exact(limit.up))),
    ZERO,
  );
  return compare(sum, exact(up)) === 0 ? up : up + rows.length * (SHARE * magnitude + Number.MIN_VALUE);
}

/** Whether the sum of one coefficient is exact, in float64 and float32: small whole numbers times weights of few figures. */
function isWhole(rows: readonly Row[], i: number): boolean {
  return (
    rows.length <= 2 ** 8 &&
    rows.every(({ coefficients }) => {
      const a = coefficients[i] as number;
      return Number.isInteger(a) && Math.abs(a) <= 2 ** 6;
    })
  );
}
