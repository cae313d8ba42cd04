import type * as tf from '@tensorflow/tfjs-core';
import type { Blocks } from './blocks';
import { gamma, UNIT_ROUNDOFF, unitRoundoff } from './rounding';

/** A layer Wz + b as products of a batch with weights that see it as W does. */
export interface Products {
  /** z ↦ W'z + b' for W' of the shape of W, and b' [outputs] in the same pass, if there is one. */
  readonly product: (z: tf.Tensor, weight: tf.Tensor, bias?: tf.Tensor1D) => tf.Tensor;
  /** Tensors whose sum is Wz + b, one for each block of products. */
  readonly parts: (z: tf.Tensor, blocks: Blocks) => readonly tf.Tensor[];
  /** How the sums may be cut: from the tightest to no cut at all, which is the fastest. */
  readonly levels: readonly Blocks[];
  /** Largest number of products summed for one output. */
  readonly terms: number;
  /** Whether W and b are the exact ones; else they may each be a rounding of those. */
  readonly exact: boolean;
  /** W, its last axis that of the outputs; kept between calls, and with it what is made of it. */
  readonly weight: tf.Tensor;
  /** |W|. */
  readonly magnitude: tf.Tensor;
  /** b, [outputs]. */
  readonly bias?: tf.Tensor1D | undefined;
}

/**
 * K = (1 + 16u)/(1 − γₙ₊₁): makes up for what the sum of n non-negative products and a constant loses, and for some single
 * roundings besides.
 */
export function growthOf(terms: number): number {
  return (1 + 16 * UNIT_ROUNDOFF) / (1 - gamma(terms + 1, unitRoundoff()));
}
