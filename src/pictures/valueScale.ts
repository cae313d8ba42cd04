import { type ScaleLinear, scaleLinear } from 'd3';

/** The least and the largest of zero and all finite values; −1 and 1 where there is nothing but zero. */
export function finiteRange(values: Iterable<number>): [number, number] {
  let [low, high] = [0, 0];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low === high ? [-1, 1] : [low, high];
}

/** A linear scale of bounds, which may be infinite: it holds zero and all finite values, and ±∞ lie at its ends. */
export function valueScale(values: Iterable<number>, range: readonly [number, number]): ScaleLinear<number, number> {
  return scaleLinear().domain(finiteRange(values)).range(range).clamp(true);
}
