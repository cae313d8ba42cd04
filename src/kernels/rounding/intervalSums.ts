import { type OwnRounding, ROUNDINGS } from '../../catalog/roundings';
import { gamma, TINY, UNIT_ROUNDOFF, upToFloat32 } from './rounding';
import type { SomeIntervals } from './someIntervals';

/** Where the processor computes; WebGPU does not. */
const UNIT = 2 ** -24;

/** Products of a block, and blocks of a group, which are summed in turn; GROUP also in assembly/sumProducts.ts. */
export const BLOCK = 32;
const GROUP = 8;

/** Of |x|, more than rounding x to float32 moves it, and once more to float64; also in assembly/job.ts. */
export const OUTWARD = 2 ** -24 * (1 + 2 ** -20);

/**
 * Roundings that each product of a sum goes through at most: in its block, which loses none where it begins, in its group, and in the
 * sum of all groups.
 */
export function blockTerms(terms: number): number {
  const blocks = Math.ceil(terms / BLOCK);
  return Math.min(BLOCK, terms) + Math.min(GROUP, blocks) + Math.ceil(blocks / GROUP) - 2;
}

/** How much wider than without rounding a layer may make the bounds, where that is in the choice's power. */
const EXCESS = 1.25e-4;

/** The numbers of step (d); neutral when rounding is ignored. */
export interface SumConstants {
  /** k₁ and k₂: r⁺ = k₁ρ + k₂|ĉ|. Float32 numbers. */
  readonly ofRadius: number;
  readonly ofCenter: number;
  /** s = shareOfBias·|b| + constant. */
  readonly shareOfBias: number;
  readonly constant: number;
}

/**
 * Bounds of Wz + b over boxes [l,u] of z where processors compute: a sum over centres and one over radii, whose rounding
 * is allowed for beforehand. The kernels for WebAssembly and plain JavaScript share this derivation.
 *
 * A product may be added with one rounding or with two: sums lose γ of their terms at most either way.
 *
 * With u = 2⁻²⁴ the unit roundoff of float32, N the number of products summed for an output, n the roundings that each of them
 * goes through (blockTerms) and τ = TINY:
 *
 * (a) ĉ = fl(fl(l + u)/2) lies in [l,u], because rounding is monotone; so |z − ĉ| ≤ ρ = max(u − ĉ, ĉ − l), which is
 *     computed with one rounding.
 * (b) ŷ, Wĉ summed in blocks, groups and all, and b added at last, is within γₙ₊₁(|W||ĉ| + |b|) + τ of Wĉ + b. Where
 *     all is summed in float64, which holds products of float32 numbers exactly, γ is γ_(N+2) of float64.
 * (c) So |Wz + b − ŷ| ≤ |W|((1 + γ)ρ + γ|ĉ|) + γ|b| + 2τ, with a little more than is needed.
 * (d) r⁺, computed in float32 with at most four roundings from K((1 + γ)ρ + γ|ĉ|), is multiplied by |W| and
 *     s = K(γ|b| + 8τ) added: sums of N + 1 non-negative terms, which lose γ_(N+1) and τ at most. K = (1 + 16·2⁻²³)/(1 − γ_(N+1))
 *     makes up for that, for the four roundings, for those of s itself, for that of ŝ in float32 and for 2⁻⁵²ŝ of step (e).
 * (e) Of sums in float64, a bound x, ŷ ∓ ŝ in float64, errs by 2⁻⁵³(|ŷ| + ŝ) ≤ 2⁻⁵³|x| + 2⁻⁵²ŝ. It moves outward by OUTWARD·|x|,
 *     which is more than 2⁻⁵³|x| and its rounding to float32 together: the bounds enclose Wz + b.
 * (f) Of sums in float32, x is one rounding of ŷ ∓ ŝ, so errs by u|x|. It moves outward by 4u|x| (OUTWARD_32 of assembly/job.ts), fused or
 *     not, which loses no more than 2u|x| of that, and τ where it is flushed.
 *
 * @param terms N
 * @param isExact whether products are summed in float64
 */
export function sumConstants(terms: number, rounding: OwnRounding, isExact: boolean): SumConstants {
  if (!ROUNDINGS[rounding].outward) return { ofRadius: 1, ofCenter: 0, shareOfBias: 0, constant: 0 };
  const share = isExact ? gamma(terms + 2, 2 ** -53) : gamma(blockTerms(terms) + 1, UNIT);
  const growth = (1 + 16 * UNIT_ROUNDOFF) / (1 - gamma(terms + 1, UNIT));
  return {
    ofRadius: upToFloat32(growth * (1 + share)),
    ofCenter: upToFloat32(growth * share),
    shareOfBias: growth * share,
    constant: growth * 8 * TINY,
  };
}

/**
 * Whether sums in float32 would make bounds visibly wider than sums in float64, which take longer: what rounding costs
 * is a share of |ĉ|, while the bounds are as wide as the radii. Either answer is sound.
 */
export function needsExactSums({ magnitude, radius }: SomeIntervals, terms: number, rounding: OwnRounding): boolean {
  if (!ROUNDINGS[rounding].outward) return false;
  return gamma(blockTerms(terms) + 1, UNIT) * magnitude > EXCESS * radius;
}
