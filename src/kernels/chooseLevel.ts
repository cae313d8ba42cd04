import type { Blocks } from './blocks';
import type { Interval } from './interval';
import { peek } from './peek';
import { unitRoundoff } from './rounding';

/** How much wider than without rounding a layer may make the bounds, where that is in the choice's power. */
const EXCESS = 1e-4;

const SAMPLES = 512;
const GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;

/**
 * How finely the sums of a layer are to be cut. Rounding costs a share of |c| that grows with the terms, while the bounds
 * are as wide as the radii: the fewest blocks are taken that keep the one small beside the other, judged by some of the
 * numbers. Undefined where not even the finest level does, or where the numbers cannot be looked at.
 *
 * @param levels from the finest to no cut at all
 * @param spare terms that are paid for besides
 */
export function chooseLevel(levels: readonly Blocks[], interval: Interval, spare: number): Blocks | undefined {
  const ends = peek(interval);
  if (!ends) return undefined;
  const { magnitude, radius } = sampledSums(ends);
  const most = (EXCESS * radius) / (unitRoundoff() * magnitude) - spare;
  return levels.findLast(({ size }) => size <= most);
}

/** Sums of some centres' magnitudes and of their radii, spread so evenly that no pattern of rows or channels is met with. */
function sampledSums(ends: ArrayLike<number>): { magnitude: number; radius: number } {
  const count = ends.length / 2;
  let magnitude = 0;
  let radius = 0;
  for (let i = 1; i <= SAMPLES; i++) {
    const at = Math.floor(((i * GOLDEN_RATIO) % 1) * count);
    const lower = ends[at] as number;
    const upper = ends[count + at] as number;
    magnitude += Math.abs(lower + upper) / 2;
    radius += (upper - lower) / 2;
  }
  return { magnitude, radius };
}
