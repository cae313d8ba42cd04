import * as tf from '@tensorflow/tfjs-core';

/**
 * How a long sum of n products is cut so that its rounding error counts few terms: (1 + γ_a)(1 + γ_b) ≤ 1 + γ_(a+b)
 * (Higham 2002, lemma 3.3), so a sum of sums counts the terms of the longest of each level, not n. This is what keeps
 * bounds with rounding close to those without.
 */
export interface Blocks {
  /** Products in a block, summed in any order; the last block may have fewer. */
  readonly size: number;
  readonly count: number;
}

/** No cut at all. */
export function oneBlock(n: number): Blocks {
  return { size: n, count: 1 };
}

/**
 * Cuts a sum of n products into blocks.
 *
 * @param size of a block, but perhaps the last
 */
export function cutIntoBlocks(n: number, size: number): Blocks {
  return size >= n ? oneBlock(n) : { size, count: Math.ceil(n / size) };
}

/** Terms that count when blocks are summed by `sumInPairs`. */
export function termsInPairs({ size, count }: Blocks): number {
  return size + Math.ceil(Math.log2(count));
}

/** Sum of tensors of one shape, each taking part in at most ⌈log₂ count⌉ additions. */
export function sumInPairs(parts: readonly tf.Tensor[]): tf.Tensor {
  if (parts.length === 1) return parts[0] as tf.Tensor;
  const middle = Math.ceil(parts.length / 2);
  return tf.add(sumInPairs(parts.slice(0, middle)), sumInPairs(parts.slice(middle)));
}

/** Sizes of the blocks along an axis of `length`, each block `size` long but perhaps the last. */
export function blockSizes(length: number, size: number): number[] {
  return Array.from({ length: Math.ceil(length / size) }, (_, block) => Math.min(size, length - block * size));
}
