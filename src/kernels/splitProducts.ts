import * as tf from '@tensorflow/tfjs-core';
import { halfOf, reach } from './centerRadius';
import { writeTensors } from './hostTensors';
import type { Interval } from './interval';
import { peek } from './peek';
import type { Products } from './products';
import { growthOf } from './products';
import { gamma, TINY, unitRoundoff } from './rounding';
import { bitsOf, type SplitWeight, splitWeight, unitFor } from './splitWeight';

/**
 * Bounds of Wz + b over boxes so small that the rounding of long sums would be wide beside them: four products, of which
 * the one that matters is exact (error-free splitting; Ozaki, Ogita, Oishi, Rump 2012).
 *
 * (a) ĉ = c₁ + c₂ and W = W₁ + W₂ exactly, where c₁ and the rows of W₁ are multiples of powers of two σ and σⱼ so large that
 *     |c₁| ≤ 2ᵖσ and |W₁| ≤ 2^q·σⱼ with n·2^(p+q) ≤ 2²⁴ for the n products of a sum. Every partial sum of c₁W₁ is a
 *     multiple of σσⱼ and at most 2²⁴ of them: a float32 number. So the sum is exact in any order, fused or not.
 * (b) Wĉ = c₁W₁ + c₁W₂ + c₂W. The computed second and third sums err by at most γₙ|c₁||W₂| ≤ γₙ2ᵖσ‖W₂‖ and
 *     γₙ|c₂||W| ≤ γₙ(σ/2)‖W‖, the norms being sums of magnitudes for each output, and τ each.
 * (c) With b they are added in float64, which errs by less than 2⁻⁵⁰ of the summands' magnitudes.
 * (d) |W|ρ is at most the computed |W|r⁺ plus τ with r⁺ = Kρ, as in step (d) of intervalProducts.
 * (e) An end x in float64 is within 2⁻⁵³|x| of the exact one; x ∓ 2⁻²³|x| is stored within 2⁻²⁴ of it, which leaves it
 *     outside.
 *
 * @param interval [2·batch, ...]
 * @returns [2·batch, ...]
 */
export function splitProducts(interval: Interval, layer: Products): Interval {
  const { weight, magnitude, terms, bias, product } = layer;
  const bits = bitsOf(terms);
  const unit = unitFor(largest(peek(interval) ?? interval.dataSync()), bits.ofCenter);
  const { leading, rest, norms } = splitWeight(weight, bits.ofWeight);
  const { first, second, radius } = splitCenters(interval, unit, growthOf(terms));
  const sums = [product(first, leading), product(first, rest), product(second, weight), product(radius, magnitude)];
  const share = gamma(terms, unitRoundoff());
  const shares = { ofRest: share * 2 ** bits.ofCenter * unit, ofWeight: (share * unit) / 2 };
  return addSums(sums, bias ?? tf.zerosLike(norms.ofWeight), norms, shares);
}

function largest(values: ArrayLike<number>): number {
  let sofar = 0;
  for (let i = 0; i < values.length; i++) sofar = Math.max(sofar, Math.abs(values[i] as number));
  return sofar;
}

/** c₁ and c₂ of step (a), and r⁺ of step (d). */
function splitCenters(interval: Interval, unit: number, growth: number) {
  const shapes = [halfOf(interval), halfOf(interval), halfOf(interval)];
  const [first, second, radius] = writeTensors([interval], shapes, ([ends], outputs) => {
    const [firsts, seconds, radii] = outputs as [Float32Array, Float32Array, Float32Array];
    const count = firsts.length;
    for (let i = 0; i < count; i++) {
      const lower = ends?.[i] as number;
      const upper = ends?.[count + i] as number;
      const center = Math.fround((lower + upper) / 2);
      const multiple = Math.round(center / unit) * unit;
      firsts[i] = multiple;
      seconds[i] = center - multiple;
      radii[i] = growth * (reach(lower, upper, center) + 2 ** -50 * Math.abs(center));
    }
  });
  return { first, second, radius } as Record<'first' | 'second' | 'radius', tf.Tensor>;
}

/** More than storing as float32 moves a number, relative to it. */
const ROUNDING_TO_FLOAT32 = 2 ** -23;

type Seven = readonly [
  Float32Array,
  Float32Array,
  Float32Array,
  Float32Array,
  Float32Array,
  Float32Array,
  Float32Array,
];

/** Steps (b), (c) and (e). */
function addSums(
  sums: readonly tf.Tensor[],
  bias: tf.Tensor,
  { ofRest, ofWeight }: SplitWeight['norms'],
  shares: { readonly ofRest: number; readonly ofWeight: number },
): Interval {
  const [batch, ...shape] = (sums[0] as tf.Tensor).shape as [number, ...number[]];
  const outputs = bias.size;
  const [interval] = writeTensors([...sums, bias, ofRest, ofWeight], [[2 * batch, ...shape]], (inputs, [ends]) => {
    const [exact, second, third, spread, b, rest, weight] = inputs as unknown as Seven;
    const target = ends as Float32Array;
    const count = target.length / 2;
    for (let i = 0; i < count; i++) {
      const j = i % outputs;
      const [e, s, t, c] = [exact[i] as number, second[i] as number, third[i] as number, b[j] as number];
      const middle = e + s + t + c;
      const sizes = Math.abs(e) + Math.abs(s) + Math.abs(t) + Math.abs(c);
      const errors = shares.ofRest * (rest[j] as number) + shares.ofWeight * (weight[j] as number) + 8 * TINY;
      const half = (spread[i] as number) + errors + 2 ** -50 * sizes;
      const lower = middle - half;
      const upper = middle + half;
      target[i] = lower - ROUNDING_TO_FLOAT32 * Math.abs(lower);
      target[count + i] = upper + ROUNDING_TO_FLOAT32 * Math.abs(upper);
    }
  });
  return interval as Interval;
}
