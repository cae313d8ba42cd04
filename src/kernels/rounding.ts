/**
 * Which float errors the bounds pay for.
 * - `none`: none; to compare with tools that ignore rounding. Not a proof.
 * - `real`: those of our own arithmetic, so that the bounds are a proof about the network over the real numbers.
 * - `float32`: also those of any float32 execution of the network, in any order of summation, fused or not.
 */
export type Rounding = 'none' | 'real' | 'float32';

/**
 * Relative error of one float32 operation. WGSL allows either neighbour of the exact result, hence 2⁻²³ and not the
 * 2⁻²⁴ of rounding to nearest; the same constant serves every backend.
 */
export const UNIT_ROUNDOFF = 2 ** -23;

/**
 * No magnitude above this may occur (weights and bounds): products stay below 2⁸⁰ and sums below 2¹⁰⁰, far from
 * overflow. `bounds/magnitudes.ts` checks it, layer by layer.
 */
export const LARGEST_MAGNITUDE = 2 ** 40;

/** No sum may have more terms than this. */
export const MOST_TERMS = 2 ** 20;

/**
 * Absolute allowance for flushed subnormals. One operation that flushes an operand or its result loses at most
 * 2⁻¹²⁶·2⁴⁰; 2²⁰ terms with three flushes each lose less than 2⁻⁶⁴. Invisible beside any bound of interest.
 */
export const TINY = 2 ** -60;

/** γₙ = n·u / (1 − n·u): relative error of a float32 sum of n products, in any order (Higham 2002, lemma 3.1). */
export function gamma(terms: number): number {
  if (!(terms <= MOST_TERMS)) {
    throw new RangeError(`A sum of ${terms} terms is too long for sound float32 bounds (at most ${MOST_TERMS}).`);
  }
  const relative = terms * UNIT_ROUNDOFF;
  return relative / (1 - relative);
}

/**
 * The relative error to pay for in a sum of n products: once for our arithmetic, twice (and a second-order share) when
 * the network's own counts too. A float32 number not below the exact value.
 */
export function allowance(terms: number, rounding: Rounding): number {
  if (rounding === 'none') return 0;
  const once = gamma(terms);
  return upToFloat32(rounding === 'float32' ? once * (2 + once) : once);
}

/** A float32 number at least as large as a normal, non-negative x. */
export function upToFloat32(x: number): number {
  return Math.fround(x * (1 + 2 ** -22));
}
