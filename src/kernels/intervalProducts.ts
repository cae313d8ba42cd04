import * as tf from '@tensorflow/tfjs-core';
import { type Blocks, oneBlock, termsInPairs } from './blocks';
import { chooseLevel } from './chooseLevel';
import { type Interval, lowerOf, packInterval, upperOf } from './interval';
import { allowance, gamma, type Rounding, TINY, UNIT_ROUNDOFF, unitRoundoff, upToFloat32 } from './rounding';
import { keptWith } from './weightSlices';

/** A layer Wz + b as two products, each of which adds a vector in the same pass. */
export interface Products {
  /** z ↦ Wz + b for a batch, its sums cut as told. */
  readonly apply: (z: tf.Tensor, blocks: Blocks) => tf.Tensor;
  /** z ↦ |W|z + s for a batch and s [outputs], or without s. */
  readonly applyMagnitude: (z: tf.Tensor, shift?: tf.Tensor1D) => tf.Tensor;
  /** How the sums of `apply` may be cut: from the tightest to no cut at all, which is the fastest. */
  readonly levels: readonly Blocks[];
  /** Largest number of products summed for one output. */
  readonly terms: number;
  /** W, with which the vector s is kept between calls. */
  readonly weight: tf.Tensor;
  /** b, [outputs]. */
  readonly bias?: tf.Tensor1D | undefined;
}

/**
 * Bounds of Wz + b over boxes of z, composed of TensorFlow.js operations: the allowances of intervalLinear, arranged so
 * that few operations go over whole tensors. Whatever is relative to the result, as the rounding of the last sums, is
 * paid for before the product, where it is a share of |ĉ|; whatever is a constant rides in the product as its bias.
 *
 * With the notation of intervalLinear, u the unit roundoff of this backend, and η = 2⁻¹²⁰, more than flushed subnormals
 * can cost one elementwise result here:
 *
 * (a) Every z in [l,u] has |z − ĉ| ≤ r̂(1 + 2u) + 2u|ĉ| + η.
 * (b) The computed ŷ of Wĉ + b is within γₙ₊₁(|W||ĉ| + |b|) + τ of it, so |ŷ| ≤ (1 + γₙ₊₁)(|W||ĉ| + |b|) + τ.
 * (c) fl(ŷ − ŝ) and fl(ŷ + ŝ) enclose Wz + b when ŝ(1 − u) ≥ |Wz + b − ŷ| + u|ŷ| + τ. By (a) and (b) the right side is at
 *     most |W|ρ + γₙ₊₃|b| + 4τ with ρ = r̂ + γₙ₊₆(|ĉ| + r̂): γₙ₊₁ and 2u and u(1 + γₙ₊₁) < 2u make less than γₙ₊₆, and
 *     n terms of |W|η make less than τ. γₙ₊₈ is what is paid: it leaves room for W and b that are themselves roundings
 *     of exact ones. Under `float32` γ is enlarged as in step (d) of intervalLinear.
 * (d) r⁺ = fl(k₁(u − l) + k₂|ĉ|) with k₁ = K(1 + γ)/2 and k₂ = Kγ loses less than 4u relative and η absolute.
 * (e) ŝ, the computed |W|r⁺ + s with s = K(γ|b| + 8τ), a sum of n + 1 non-negative terms, is at least
 *     (1 − γₙ₊₁)(|W|r⁺ + s) − τ. With K = (1 + 16u)/(1 − γₙ₊₁) that makes up for the losses of (d), of s and of ŝ(1 − u).
 *
 * n in (b) counts what the chosen level of blocks counts, and any level is sound.
 *
 * @param interval [2·batch, ...]
 * @returns [2·batch, ...]
 */
export function intervalProducts(interval: Interval, layer: Products, rounding: Rounding): Interval {
  return tf.tidy(() => {
    const lower = lowerOf(interval);
    const upper = upperOf(interval);
    const center = tf.mul(tf.add(lower, upper), 0.5);
    const width = tf.sub(upper, lower);
    const blocks = rounding === 'none' ? oneBlock(layer.terms) : chooseLevel(layer.levels, center, width, SPARE_TERMS);
    const middle = layer.apply(center, blocks);
    const half = halfWidth(center, width, layer, termsInPairs(blocks), rounding);
    return packInterval(tf.sub(middle, half), tf.add(middle, half));
  });
}

function halfWidth(center: tf.Tensor, width: tf.Tensor, layer: Products, terms: number, rounding: Rounding): tf.Tensor {
  if (rounding === 'none') return layer.applyMagnitude(tf.mul(width, 0.5));
  const share = allowance(terms + SPARE_TERMS, layer.terms + SPARE_TERMS, rounding);
  const growth = growthOf(layer);
  const own = tf.mul(width, upToFloat32((growth * (1 + share)) / 2));
  const radius = tf.add(own, tf.mul(tf.abs(center), upToFloat32(growth * share)));
  return layer.applyMagnitude(radius, constantOf(layer, growth, share));
}

/** Six for step (c), and two for W and b that are themselves roundings of exact numbers. */
const SPARE_TERMS = 8;

/** K of step (e). */
function growthOf({ terms }: Products): number {
  return (1 + 16 * UNIT_ROUNDOFF) / (1 - gamma(terms + 1, unitRoundoff()));
}

/** s of step (e), [outputs], for γ = `share`. */
function constantOf({ weight, bias }: Products, growth: number, share: number): tf.Tensor1D {
  const make = () => {
    const tiny = upToFloat32(growth * 8 * TINY);
    if (!bias) return [tf.fill([weight.shape.at(-1) as number], tiny)];
    return [tf.tidy(() => tf.add(tf.mul(tf.abs(bias), upToFloat32(growth * share)), tiny))];
  };
  return keptWith(weight, `constant ${share}`, make)[0] as tf.Tensor1D;
}
