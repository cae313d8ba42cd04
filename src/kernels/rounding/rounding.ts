import * as tf from '@tensorflow/tfjs-core';

import { type OwnRounding, ROUNDINGS, type Rounding } from '../../catalog/roundings';

export type { Rounding };

/**
 * Relative error of one float32 operation on any backend. WGSL allows either neighbour of the exact result, hence 2⁻²³
 * and not the 2⁻²⁴ of rounding to nearest.
 */
export const UNIT_ROUNDOFF = 2 ** -23;

/** The same for the current backend: WebAssembly and JavaScript round to nearest (IEEE 754). Matters in long sums. */
export function unitRoundoff(): number {
  return tf.getBackend() === 'webgpu' ? UNIT_ROUNDOFF : UNIT_ROUNDOFF / 2;
}

/**
 * No magnitude above this may occur (weights and bounds): products stay below 2⁸⁰ and sums below 2¹⁰⁰, far from
 * overflow. `bounds/magnitudes.ts` checks it, layer by layer.
 */
export const LARGEST_MAGNITUDE = 2 ** 40;

/** Numbers nearer to zero may be flushed to it. */
export const SMALLEST_NORMAL = 2 ** -126;

/** No sum may have more terms than this. */
const MOST_TERMS = 2 ** 20;

/**
 * Absolute allowance for flushed subnormals. One operation that flushes an operand or its result loses at most
 * 2⁻¹²⁶·2⁴⁰; 2²⁰ terms with three flushes each lose less than 2⁻⁶⁴. Invisible beside any bound of interest.
 */
export const TINY = 2 ** -60;

/**
 * γₙ = n·u / (1 − n·u): relative error of a float32 sum of n products, in any order (Higham 2002, lemma 3.1).
 *
 * @param roundoff u
 */
export function gamma(terms: number, roundoff = UNIT_ROUNDOFF): number {
  if (!(terms <= MOST_TERMS)) {
    throw new RangeError(`A sum of ${terms} terms is too long for sound float32 bounds (at most ${MOST_TERMS}).`);
  }
  const relative = terms * roundoff;
  return relative / (1 - relative);
}

/**
 * The relative error to allow for in a sum of our own. A float32 number not below the exact value.
 *
 * @param terms that count
 */
export function allowance(terms: number, rounding: OwnRounding): number {
  return ROUNDINGS[rounding].outward ? upToFloat32(gamma(terms, unitRoundoff())) : 0;
}

/** A float32 number at least as large as a normal, non-negative x. */
export function upToFloat32(x: number): number {
  return Math.fround(x * (1 + 2 ** -22));
}
