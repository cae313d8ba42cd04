import type * as tf from '@tensorflow/tfjs-core';
import { writeTensors } from './hostTensors';
import type { Interval } from './interval';

/** The middle of boxes and how far they reach. */
export interface CenterRadius {
  /** ĉ, [batch, ...]. */
  readonly center: tf.Tensor;
  /** r⁺, [batch, ...]. */
  readonly radius: tf.Tensor;
}

/**
 * Centres ĉ and radii r⁺ ≥ (1 − 2⁻²³)(k₁(ρ − 2⁻⁵⁰|ĉ|) + k₂|ĉ|) of boxes, with |z − ĉ| ≤ ρ for every z of a box [l,u].
 *
 * ρ = max(u − ĉ, ĉ − l) = (u − l)/2 + |(l + u)/2 − ĉ|, whatever number of [l,u] ĉ is, and ĉ is one because rounding is
 * monotone. `reach` computes ρ in float64 with relative errors below 2⁻⁵⁰, and one below 2⁻⁵³ of |(l + u)/2|. Storing r⁺
 * loses 2⁻²⁴ of it.
 *
 * @param interval [2·batch, ...]
 * @param share k₁ and k₂
 */
export function centerRadius(interval: Interval, share: { ofRadius: number; ofCenter: number }): CenterRadius {
  const [center, radius] = writeTensors(
    [interval],
    [halfOf(interval), halfOf(interval)],
    ([ends], [centers, radii]) => {
      splitEnds(ends as Float32Array, centers as Float32Array, radii as Float32Array, share.ofRadius, share.ofCenter);
    },
  );
  return { center: center as tf.Tensor, radius: radius as tf.Tensor };
}

function splitEnds(ends: Float32Array, centers: Float32Array, radii: Float32Array, k1: number, k2: number): void {
  const count = centers.length;
  for (let i = 0; i < count; i++) {
    const lower = ends[i] as number;
    const upper = ends[count + i] as number;
    const center = Math.fround((lower + upper) / 2);
    centers[i] = center;
    radii[i] = k1 * reach(lower, upper, center) + k2 * Math.abs(center);
  }
}

/** max(u − ĉ, ĉ − l), but for 2⁻⁵⁰ of itself and of |ĉ|. Without a comparison, which processors could not foresee. */
export function reach(lower: number, upper: number, center: number): number {
  return (upper - lower) / 2 + Math.abs((lower + upper) / 2 - center);
}

/** Shape of one end of every box. */
export function halfOf({ shape }: Interval): number[] {
  return [(shape[0] as number) / 2, ...shape.slice(1)];
}
