const SAMPLES = 512;
const GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;
/** Places among all numbers, from 0 to 1. */
const PLACES = Float64Array.from({ length: SAMPLES }, (_, i) => ((i + 1) * GOLDEN_RATIO) % 1);

/** What some intervals of a tensor are like; by it is chosen how to compute, never what is sound. */
export interface SomeIntervals {
  /** Means of |l + u| / 2 and of (u − l) / 2. */
  readonly magnitude: number;
  readonly radius: number;
  /** Share of those that are nothing but 0. */
  readonly zeros: number;
}

/**
 * Looks at some of the intervals, spread so evenly that no pattern of rows or channels is met with; at once, since a layer of a small
 * network takes little longer than to look three times.
 *
 * @param bounds lower bounds, then as many upper ones
 */
export function someIntervals(bounds: Float32Array): SomeIntervals {
  const count = bounds.length / 2;
  let [magnitude, radius, zeros] = [0, 0, 0];
  for (let sample = 0; sample < SAMPLES; sample++) {
    const at = Math.floor((PLACES[sample] as number) * count);
    const lower = bounds[at] as number;
    const upper = bounds[count + at] as number;
    magnitude += Math.abs(lower + upper);
    radius += upper - lower;
    if (lower === 0 && upper === 0) zeros++;
  }
  return { magnitude: magnitude / (2 * SAMPLES), radius: radius / (2 * SAMPLES), zeros: zeros / SAMPLES };
}
