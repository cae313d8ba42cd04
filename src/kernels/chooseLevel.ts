import type * as tf from '@tensorflow/tfjs-core';
import { type Blocks, termsInPairs } from './blocks';
import { peek } from './peek';
import { unitRoundoff } from './rounding';

/** How much wider than without rounding a layer may make the bounds, where that is in the choice's power. */
const EXCESS = 1e-4;

const SAMPLES = 512;
const GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;

/**
 * How finely the sums of a layer are to be cut. Rounding costs a share of |c| that grows with the terms, while the bounds
 * are as wide as the radii: the fewest blocks are taken that keep the one small beside the other, judged by some of the
 * numbers. Where the numbers cannot be looked at, the finest level.
 *
 * @param levels from the finest to no cut at all
 * @param spare terms that are paid for besides
 */
export function chooseLevel(levels: readonly Blocks[], center: tf.Tensor, width: tf.Tensor, spare: number): Blocks {
  const finest = levels[0] as Blocks;
  if (levels.length === 1) return finest;
  const centers = peek(center);
  const widths = peek(width);
  if (!centers || !widths) return finest;
  const magnitude = sampledSum(centers);
  const radius = sampledSum(widths) / 2;
  const most = (EXCESS * radius) / (unitRoundoff() * magnitude) - spare;
  return levels.findLast((blocks) => termsInPairs(blocks) <= most) ?? finest;
}

/** Sum of the magnitudes of some numbers, spread so evenly that no pattern of rows or channels is met with. */
function sampledSum(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 1; i <= SAMPLES; i++) {
    sum += Math.abs(values[Math.floor(((i * GOLDEN_RATIO) % 1) * values.length)] as number);
  }
  return sum;
}
