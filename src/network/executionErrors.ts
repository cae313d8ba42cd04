import * as tf from '@tensorflow/tfjs-core';
import { type Interval, magnitudeOf } from '../kernels/rounding/interval';
import { gamma, TINY, UNIT_ROUNDOFF } from '../kernels/rounding/rounding';
import type { ReadyNode } from './network';
import type { AffineOperation } from './operation';

/** Roundings besides those of products and sums: a factor may be multiplied to the sum and to the constant. */
const SPARE = 2;

/** Terms of other sums besides those that are counted, for what they are made of, as Wx + b of a scaling. */
const MORE = 4;

/** What is made here of a few operations, and of sums of magnitudes besides their own γ, is off by less than this share. */
const SLACK = 0.01;

/**
 * How far a float32 execution of sums Wx + b may be from them, whatever the order of summation, fused or not; [batch, ...].
 * What it reads is an execution's, too: errors of that are none of this node's.
 *
 * @param inputs bounds of what executions read, each [2·batch, ...]
 * @param output bounds of the sums, or of what executions make of them
 */
export function lostInSums(
  node: ReadyNode,
  { backward, errors }: Pick<AffineOperation, 'backward' | 'errors'>,
  inputs: readonly Interval[],
  output: Interval,
): tf.Tensor | number {
  const { forward } = backward.terms(node);
  if (forward === 0) return 0;
  return tf.tidy(() => {
    const magnitudes = inputs.map(magnitudeOf);
    const terms = tf.mul(backward.magnitude(magnitudes, node), 1 + SLACK + 2 * gamma(forward));
    const known = { inputs: magnitudes, terms, output: magnitudeOf(output) };
    const lost = errors.execution?.(known, node) ?? tf.mul(terms, gamma(forward + MORE));
    return tf.add(tf.mul(lost, 1 + SLACK), TINY);
  });
}

/**
 * Of a sum of products and a constant. Only terms that are not zero count: products and sums with zero are exact. Let M
 * be the sum of their magnitudes, n their number, y their sum, u the unit roundoff.
 *
 * (a) A product loses u of itself: all of them uM, or nothing where they are fused with an addition.
 * (b) Whatever the order, the additions are the inner nodes of a tree whose leaves are the terms: n − 1 of them. Each loses
 *     u of its result, as computed: of the sum of some of the terms, which is off by γM at most by Higham's lemma.
 * (c) A sum S of some of the terms has |S| ≤ (M + |y|)/2: with P and N the sums of all that are positive and of all
 *     that are negative, −N ≤ S ≤ P; P + N = M and P − N = y, so that the larger of P and N is (M + |y|)/2.
 * (d) Errors of single operations add up: the last one is a sum of all terms and all errors before it. With SPARE more
 *     roundings of any of the terms, E ≤ u((n − 1)((M + |y|)/2 + γM) + (1 + SPARE)(1 + γ)M).
 * (e) |y| may be known of an execution instead, which is off by γM; n is the products' number and one for b.
 *
 * Taking a number below 2⁻¹²⁶ for zero moves a sum by less than TINY; so does not counting it, where sums are
 * rounded to nearest.
 *
 * @param products how many at most are not zero, beside the outputs
 * @param most how many there are at most
 * @param terms M
 * @param output at least |y|, or the magnitude of an execution
 */
export function lostInProducts(products: tf.Tensor, most: number, terms: tf.Tensor, output: tf.Tensor): tf.Tensor {
  const own = gamma(most + 1 + SPARE);
  return tf.tidy(() => {
    const largest = tf.add(tf.mul(tf.add(terms, output), 0.5), tf.mul(terms, 2 * own));
    const additions = tf.mul(products, largest);
    return tf.mul(tf.add(additions, tf.mul(terms, (1 + SPARE) * (1 + own))), UNIT_ROUNDOFF);
  });
}
