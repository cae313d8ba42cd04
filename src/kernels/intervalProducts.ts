import * as tf from '@tensorflow/tfjs-core';
import { type Blocks, oneBlock } from './blocks';
import { centerRadius } from './centerRadius';
import { chooseLevel } from './chooseLevel';
import { endsAround } from './endsAround';
import type { Interval } from './interval';
import { growthOf, type Products } from './products';
import { allowance, type Rounding, TINY, upToFloat32 } from './rounding';
import { splitProducts } from './splitProducts';
import { keptWith } from './weightSlices';

/** Sums longer than this are as tight in blocks as with split numbers. */
const MOST_SPLIT_TERMS = 300;

/**
 * Bounds of Wz + b over boxes of z on backends whose numbers lie in the processor's memory: two products, and a loop
 * before them (centerRadius), whose float64 arithmetic leaves little but the products to be paid for.
 *
 * With u the unit roundoff of the backend, n the longest of the blocks a sum of products is cut into (any level is sound)
 * and τ = TINY:
 *
 * (a) Every z of a box has |z − ĉ| ≤ ρ (centerRadius).
 * (b) The computed blocks of Wĉ + b, b being part of the first, are within γₙ₊₁ of the magnitudes in them and τ. Their sum
 *     ŷ in float64 loses less than u/2 of those, and ρ may lack 2⁻⁵⁰|ĉ|; so that ŷ is within γₙ₊₂(|W||ĉ| + |b|) + τ of Wĉ + b. The u|ŷ| of
 *     endsAround is less than 2u(|W||ĉ| + |b|) + τ: γₙ₊₄ pays for all of this, and γₙ₊₆ for weights that are themselves
 *     roundings of the exact ones, too. Under `float32` γ is enlarged as in step (d) of intervalLinear, |z| being at
 *     most |ĉ| + ρ: hence γ(|ĉ| + ρ) below.
 * (c) So |Wz + b − ŷ| + u|ŷ| ≤ |W|((1 + γ)ρ + γ|ĉ|) + γ|b| + 2τ.
 * (d) r⁺, at least 1 − 2⁻²³ of K((1 + γ)ρ + γ|ĉ|), is multiplied by |W| and s = K(γ|b| + 8τ) added: sums of at most
 *     N + 1 non-negative terms, N counting all products, that lose γ_(N+1) and τ at most. K = (1 + 16u)/(1 − γ_(N+1)) makes
 *     up for that, for 2⁻²³, for the roundings of s itself and for the (1 − 2u)ŝ of endsAround: its ends enclose Wz + b.
 *
 * @param interval [2·batch, ...]
 * @returns [2·batch, ...]
 */
export function intervalProducts(interval: Interval, layer: Products, rounding: Rounding): Interval {
  return tf.tidy(() => {
    if (rounding === 'none') return plainProducts(interval, layer);
    const { levels, terms, exact } = layer;
    const spare = exact ? 4 : 6;
    const chosen = chooseLevel(levels, interval, spare);
    if (!chosen && exact && rounding === 'real' && terms <= MOST_SPLIT_TERMS) return splitProducts(interval, layer);
    const blocks = chosen ?? (levels[0] as Blocks);
    const share = allowance(blocks.size + spare, terms + spare, rounding);
    const growth = growthOf(terms);
    const { center, radius } = centerRadius(interval, { ofRadius: growth * (1 + share), ofCenter: growth * share });
    const half = layer.product(radius, layer.magnitude, constantOf(layer, growth, share));
    return endsAround(layer.parts(center, blocks), half);
  });
}

function plainProducts(interval: Interval, layer: Products): Interval {
  const { center, radius } = centerRadius(interval, { ofRadius: 1, ofCenter: 0 });
  const middle = layer.parts(center, oneBlock(layer.terms));
  return endsAround(middle, layer.product(radius, layer.magnitude));
}

/** s of step (d), [outputs], for γ = `share`. */
function constantOf({ weight, bias }: Products, growth: number, share: number): tf.Tensor1D {
  const make = () => {
    const tiny = upToFloat32(growth * 8 * TINY);
    if (!bias) return [tf.fill([weight.shape.at(-1) as number], tiny)];
    return [tf.tidy(() => tf.add(tf.mul(tf.abs(bias), upToFloat32(growth * share)), tiny))];
  };
  return keptWith(weight, `constant ${share}`, make)[0] as tf.Tensor1D;
}
