import { roundDown, roundUp } from '../../inputBox';

/** A box of inputs that is made smaller in place. */
export interface ClippedBox {
  readonly lower: Float32Array;
  readonly upper: Float32Array;
}

/** Σ coefficients·x + constant: where it is at most zero, something may happen. */
export interface LinearBelow {
  readonly coefficients: ArrayLike<number>;
  readonly constant: number;
}

/**
 * Shrinks a box to what a half-space leaves of it, coordinate by coordinate (relaxed clipping, Zhou et al. 2025).
 *
 * With s the least value of the function over the box, attained at a corner, a point of the half-space has
 * a_i·(x_i − corner_i) ≤ −s for each i, the other terms being least at the corner. So a_i > 0 leaves
 * x_i ≤ corner_i + (−s)/a_i, and a_i < 0 leaves x_i ≥ corner_i − (−s)/|a_i|.
 *
 * In float64 a sum of n products and a constant is off by less than (n + 2)·2⁻⁵² of their magnitudes, which s accounts for; the quotient is moved outward by more than its two roundings, and rounded outward to float32.
 *
 * @returns s, not above the exact least value over the box as it was
 */
export function clipBox({ lower, upper }: ClippedBox, { coefficients, constant }: LinearBelow): number {
  const n = coefficients.length;
  let sum = constant;
  let magnitude = Math.abs(constant);
  for (let i = 0; i < n; i++) {
    const a = coefficients[i] as number;
    const term = a * ((a > 0 ? lower[i] : upper[i]) as number);
    sum += term;
    magnitude += Math.abs(term);
  }
  const least = sum - (n + 4) * 2 ** -52 * magnitude;
  // Also where a number grew beyond bounds: nothing is known then.
  if (!(least <= 0) || !Number.isFinite(magnitude)) return Number.isNaN(least) ? Number.NEGATIVE_INFINITY : least;
  for (let i = 0; i < n; i++) {
    const a = coefficients[i] as number;
    if (a === 0 || lower[i] === upper[i]) continue;
    const reach = (-least / Math.abs(a)) * (1 + 2 ** -50);
    const [low, high] = [lower[i] as number, upper[i] as number];
    if (!(reach < high - low)) continue;
    if (a > 0) upper[i] = Math.min(high, roundUp(low + reach + Math.abs(low + reach) * 2 ** -52));
    else lower[i] = Math.max(low, roundDown(high - reach - Math.abs(high - reach) * 2 ** -52));
  }
  return least;
}
