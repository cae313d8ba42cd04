import * as tf from '@tensorflow/tfjs-core';
import { type Interval, lowerOf, packInterval, upperOf } from './interval';
import { allowance, gamma, type Rounding, TINY, UNIT_ROUNDOFF } from './rounding';

/** A linear map y = Wz + b as two ways of applying it; b comes with a bound of its magnitude. */
export interface LinearMap {
  /** z ↦ Wz for a batch. */
  readonly apply: (z: tf.Tensor) => tf.Tensor;
  /** z ↦ |W|z for a batch. */
  readonly applyMagnitude: (z: tf.Tensor) => tf.Tensor;
  /** Largest number of products summed for one output. */
  readonly terms: number;
  /** b, broadcast against the output, and magnitude ≥ |b|. */
  readonly shift?: { readonly value: tf.Tensor; readonly magnitude: tf.Tensor } | undefined;
}

/**
 * Bounds of Wz + b over boxes of z, in two products, composed from TensorFlow.js operations. The fused kernels
 * (intervalDense, intervalConv2d on WebGPU) compute the same numbers.
 *
 * Let l ≤ u be the ends, ĉ and r̂ the computed (l+u)/2 and (u−l)/2, u₀ the unit roundoff, γₙ as in rounding.ts,
 * τ = TINY. Sums may be taken in any order, fused or not.
 *
 * (a) Every z in [l,u] has |z − ĉ| ≤ r̂(1 + 2u₀) + 2u₀|ĉ| + τ, the error of ĉ and r̂ being one rounding each.
 * (b) The computed ŷ of Wĉ + b is within γₙ₊₁(|W||ĉ| + |b|) + τ of it.
 * (c) Hence |Wz + b − ŷ| ≤ |W|ρ + γₙ₊₁|b| + τ with ρ = r̂ + γₙ₊₄(|ĉ| + r̂) + τ, since γₙ₊₁ + 3u₀ ≤ γₙ₊₄.
 * (d) A float32 run of the network adds γₙ₊₁(|W||z| + |b|) with |z| ≤ |ĉ| + ρ; then γₙ₊₄(2 + γₙ₊₄) in place of γₙ₊₄
 *     pays for both (`allowance`).
 * (e) r⁺ = (r̂ + γ(|ĉ| + r̂) + 2τ)(1 + 8u₀) computed is ≥ ρ: five roundings of non-negative numbers lose less than 8u₀.
 * (f) The computed ŝ of |W|r⁺ has |W|r⁺ ≤ (ŝ + τ)(1 + 2γₙ), because 1/(1−g) ≤ 1 + 2g for g ≤ 1/2.
 * (g) half = (ŝ(1 + 2γ) + γ|b| + 4u₀|ŷ| + 4τ)(1 + 16u₀) is at least the bound of (c) plus the error u₀(|ŷ| + half) of
 *     the last subtraction, so that fl(ŷ − half) and fl(ŷ + half) enclose Wz + b.
 *
 * @param interval [2·batch, ...]
 * @returns [2·batch, ...]
 */
export function intervalLinear(interval: Interval, map: LinearMap, rounding: Rounding): Interval {
  return tf.tidy(() => {
    const { center, radius } = centerRadius(interval, map.terms, rounding);
    const product = map.apply(center);
    const middle = map.shift ? tf.add(product, map.shift.value) : product;
    const half = halfWidth(map.applyMagnitude(radius), middle, map, rounding);
    return packInterval(tf.sub(middle, half), tf.add(middle, half));
  });
}

/** Centre ĉ and inflated radius r⁺ of steps (a) to (e). */
export function centerRadius(interval: Interval, terms: number, rounding: Rounding) {
  const lower = lowerOf(interval);
  const upper = upperOf(interval);
  const center = tf.mul(tf.add(lower, upper), 0.5);
  const plain = tf.mul(tf.sub(upper, lower), 0.5);
  if (rounding === 'none') return { center, radius: plain };
  const error = tf.mul(tf.add(tf.abs(center), plain), allowance(terms + 4, rounding));
  const radius = tf.mul(tf.add(tf.add(plain, error), 2 * TINY), 1 + 8 * UNIT_ROUNDOFF);
  return { center, radius };
}

function halfWidth(spread: tf.Tensor, middle: tf.Tensor, map: LinearMap, rounding: Rounding): tf.Tensor {
  if (rounding === 'none') return spread;
  const share = allowance(map.terms + 4, rounding);
  const constant = map.shift ? tf.add(tf.mul(map.shift.magnitude, share), 4 * TINY) : tf.scalar(4 * TINY);
  const widened = tf.add(tf.mul(spread, 1 + 2 * gamma(map.terms + 4)), tf.mul(tf.abs(middle), 4 * UNIT_ROUNDOFF));
  return tf.mul(tf.add(widened, constant), 1 + 16 * UNIT_ROUNDOFF);
}
