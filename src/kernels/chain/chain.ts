import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { BLOCK } from '../rounding/intervalSums';
import { gamma } from '../rounding/rounding';
import { hasVectors } from '../wasm/boundProgram';
import type { Chain } from './types';
import { runChain } from './wasm/runChain';

/*
 * Rows of coefficients that pass back through a chain of layers at one go: tiles of eight rows of one sample go all the way
 * to the input, so that nothing but their bounds leaves the nearest caches, and units that are always off take part in nothing. Tiles of four rows
 * or fewer take half of the room, and one row alone lies in vectors by itself. What is claimed is what
 * bounds/backward claims: a·z ≥ Σ A·v + d − e. With u = 2⁻²⁴:
 *
 * (a) RELAXATION and what the layer before adds: d takes sums of products in float32, BLOCK_TERMS at a time, or two such sums added up, which
 *     lose γ_(BLOCK_TERMS + 1) of their magnitudes at most, fused or not; the blocks are added in float64, where 2²⁰ additions lose less than one
 *     more u. RELAXED_SHARE of each magnitude is allowed for that. One row alone is summed in float64 throughout.
 *     Where both lines of a unit are zero without any error the unit's value is zero, and A·v with it, whatever A: no coefficient is computed
 *     there. Where both have slope 1 and go through zero v is what it is made of: A stays as it is, unrounded, so that nothing is lost for it.
 * (b) BOUNDS: products of float32 numbers are exact in float64, and 2²⁰ additions there lose less than BOUNDS_SHARE of the magnitudes.
 * (c) PRODUCTS are summed in blocks of BLOCK in float32, and the blocks in float32 again. A block goes on from one row of taps to the next, so that
 *     there are no more than if each tap began one. Of four rows a block is two sums of BLOCK / 2, which one addition makes one; of one row a block
 *     has BLOCK products in each lane of a vector, and two additions make one sum of the lanes: `productTerms` count. A row of one unit begins with
 *     weights as they are.
 * (d) Numbers that are flushed or too small for float32 are allowed for as in rows/concretizeRows: TINY for each |a| in `cost`, and
 *     UNDERFLOW for each step.
 * (e) e takes sums of non-negative terms |a|·cost as (a) does, of bounds, too, which lose γ_(BLOCK_TERMS + 8) at most, the roundings of `cost` itself
 *     included: below 2⁻¹⁸; e is scaled by 1 + 2⁻¹⁷.
 * (f) d − e in float64 loses less than 2⁻⁵⁰ of both, and is rounded down to float32.
 */

/** Terms of a sum in float32; BLOCK_TERMS of wasm/assembly/chain/passRelaxed.ts. */
const BLOCK_TERMS = 32;

/** Of the magnitude of what a unit adds, what summing it loses: steps (a) and (b). */
export const RELAXED_SHARE = gamma(BLOCK_TERMS + 2, 2 ** -24);
export const BOUNDS_SHARE = 2 ** -30;

/** Whether a backend, by default the current one, has the program. */
export function hasChains(backend = tf.getBackend()): boolean {
  return backend === 'wasm' && hasVectors();
}

/** Terms that rounding counts in products of a filter with so many taps and outputs. */
export function productTerms(taps: number, outputs: number): number {
  return Math.min(BLOCK, taps * outputs) + taps * Math.ceil(outputs / BLOCK) + 3;
}

/** Lower bounds of the rows, tile by tile. */
export function boundChain(chain: Chain): Float32Array {
  return runChain(tf.backend() as BackendWasm, chain);
}
