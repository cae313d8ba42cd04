import { type OwnRounding, ROUNDINGS } from '../../../catalog/roundings';
import { allowance, gamma, TINY, UNIT_ROUNDOFF, unitRoundoff, upToFloat32 } from '../../rounding/rounding';

/*
 * Bounds of Wz + b over boxes of z in two products, as the fused kernel of WebGPU computes them; where processors compute,
 * rounding/intervalSums has its own.
 *
 * Let l ≤ u be the bounds, ĉ and r̂ the computed (l+u)/2 and (u−l)/2, u₀ the unit roundoff, γₙ as in rounding.ts,
 * τ = TINY. Sums may be taken in any order, fused or not; n counts the terms of a sum, fewer than products where it is
 * cut into blocks.
 *
 * (a) Every z in [l,u] has |z − ĉ| ≤ r̂(1 + 2u₀) + 2u₀|ĉ| + τ, the error of ĉ and r̂ being one rounding each.
 * (b) The computed ŷ of Wĉ + b is within γₙ₊₁(|W||ĉ| + |b|) + τ of it.
 * (c) Hence |Wz + b − ŷ| ≤ |W|ρ + γₙ₊₁|b| + τ with ρ = r̂ + γₙ₊₄(|ĉ| + r̂) + τ, since γₙ₊₁ + 3u₀ ≤ γₙ₊₄.
 *     γₙ₊₆ is what is allowed for: it leaves room for W and b that are themselves roundings of the exact ones.
 * (d) r⁺ = (r̂ + γ(|ĉ| + r̂) + 2τ)(1 + 8u₀) computed is ≥ ρ: five roundings of non-negative numbers lose less than 8u₀.
 * (e) The computed ŝ of |W|r⁺, a sum of non-negative terms, has |W|r⁺ ≤ (ŝ + τ)/(1 − γₙ).
 * (f) half = (ŝ/(1 − γₙ) + γ|b| + 4u₀|ŷ| + 4τ)(1 + 16u₀) is at least the bound of (c) plus the error u₀(|ŷ| + half) of
 *     the last subtraction, so that fl(ŷ − half) and fl(ŷ + half) enclose Wz + b.
 */

/** The numbers of steps (d) and (f); all float32, all neutral when rounding is ignored. */
export interface Allowances {
  /** γ of step (d), relative to |ĉ| + r̂. */
  readonly inflation: number;
  /** 2τ of step (d). */
  readonly radiusTiny: number;
  /** 1 + 8u₀ of step (d). */
  readonly radiusSlack: number;
  /** 1/(1 − γₙ) of step (f), n counting the terms of the radius. */
  readonly growth: number;
  /** γ of step (f), relative to |b|. */
  readonly shiftShare: number;
  /** 4u₀ of step (f), relative to |ŷ|. */
  readonly middleShare: number;
  /** 4τ of step (f). */
  readonly halfTiny: number;
  /** 1 + 16u₀ of step (f). */
  readonly halfSlack: number;
}

/** Numbers of terms that rounding errors count; see blocks.ts. */
export interface TermCounts {
  /** Terms that count in our sum over centres. */
  readonly center: number;
  /** Terms that count in our sum over radii. */
  readonly radius: number;
}

/** Four for step (c), and two for W and b that are themselves roundings of exact numbers. */
const SPARE_TERMS = 6;

/** What is allowed for in sums of so many terms under the given rounding. */
export function allowances(terms: TermCounts, rounding: OwnRounding): Allowances {
  const sound = !ROUNDINGS[rounding].outward ? 0 : 1;
  const share = allowance(terms.center + SPARE_TERMS, rounding);
  return {
    inflation: share,
    radiusTiny: sound * 2 * TINY,
    radiusSlack: 1 + sound * 8 * UNIT_ROUNDOFF,
    growth: sound === 0 ? 1 : upToFloat32(1 / (1 - gamma(terms.radius, unitRoundoff()))),
    shiftShare: share,
    middleShare: sound * 4 * UNIT_ROUNDOFF,
    halfTiny: sound * 4 * TINY,
    halfSlack: 1 + sound * 16 * UNIT_ROUNDOFF,
  };
}
