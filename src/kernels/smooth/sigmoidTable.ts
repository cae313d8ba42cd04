/** The table reaches from −TABLE_END to TABLE_END; σ(−16) is about 10⁻⁷. */
export const TABLE_END = 16;
/** A power of two, so that knots are exact in float32. */
export const KNOTS_PER_UNIT = 64;

/** σ, σ' and σ″/2 at the knots −16, −16 + 1/64, …, 16, rounded to float32. */
export interface SigmoidKnots {
  readonly value: Float32Array;
  readonly slope: Float32Array;
  readonly halfCurvature: Float32Array;
}

let knots: SigmoidKnots | undefined;

/**
 * The table, made once. `Math.exp` is only approximate, yet within a few units of float64's last place in every
 * engine in use, 2²⁵ times finer than the allowance `encloseSigmoid` makes; the test compares with exact arithmetic.
 */
export function sigmoidKnots(): SigmoidKnots {
  knots ??= makeKnots();
  return knots;
}

function makeKnots(): SigmoidKnots {
  const sigmoids = Float64Array.from({ length: 2 * TABLE_END * KNOTS_PER_UNIT + 1 }, (_, index) => {
    const x = index / KNOTS_PER_UNIT - TABLE_END;
    return 1 / (1 + Math.exp(-x));
  });
  return {
    value: Float32Array.from(sigmoids),
    slope: Float32Array.from(sigmoids, (s) => s * (1 - s)),
    halfCurvature: Float32Array.from(sigmoids, (s) => (s * (1 - s) * (1 - 2 * s)) / 2),
  };
}
