import * as tf from '@tensorflow/tfjs-core';
import type { OwnRounding } from '../../catalog/roundings';
import { type Interval, moveOutward } from '../rounding/interval';
import { allowance, upToFloat32 } from '../rounding/rounding';

/** Sums Wz with no weight below 0, and how many terms one has, divisions by their number counted as such. */
interface PositiveSums {
  /** z ↦ Wz for a batch. */
  readonly apply: (z: tf.Tensor) => tf.Tensor;
  readonly terms: number;
}

/** More than what is counted here: a product that accounts for errors, and weights that are roundings. */
const SPARE_TERMS = 6;

/**
 * Bounds of sums with no weight below 0 over boxes. Each bound is summed by itself, so that where all are of one sign the sum
 * keeps it, however wide the intervals are: of middles and radii an error would be a share of the larger bound.
 *
 * Computed, a sum is off by γₙW|z| at most, and W|z| by as great a share of itself, for which the factor 1 + 2γ pays.
 *
 * @param interval [2·batch, ...]
 */
export function intervalOfPositiveSums(
  interval: Interval,
  { apply, terms }: PositiveSums,
  rounding: OwnRounding,
): Interval {
  const share = shareLost(terms, rounding);
  return tf.tidy(() => {
    const bounds = apply(interval);
    return share === 0 ? bounds : moveOutward(bounds, tf.mul(apply(tf.abs(interval)), share));
  });
}

/** At least the share of the magnitudes of so many terms, summed in float32, that their sum may be off by. */
export function shareLost(terms: number, rounding: OwnRounding): number {
  const share = allowance(terms + SPARE_TERMS, rounding);
  return share === 0 ? 0 : upToFloat32(share * (1 + 2 * share));
}
