import type { ReadBounds } from '../../readBounds';
import type { SplitPart, Warm } from '../warmChoices';
import type { DenseSplits } from './denseSplits';
import { SLOPES } from './foundRows';

/**
 * A subproblem as one of the same region after its units were bounded anew: without splits that say nothing any more, and with what is known
 * of units on either side; undefined where no counterexample is left in it.
 */
export function carriedPart<Part extends SplitPart>(part: Part, from: DenseSplits, to: DenseSplits): Part | undefined {
  const { values, units } = to.region;
  const isEmpty = part.splits.some(({ value, unit, sign }) => {
    const { lower, upper } = units[values.indexOf(value)] as ReadBounds;
    return sign > 0 ? (upper[unit] as number) < 0 : (lower[unit] as number) > 0;
  });
  if (isEmpty) return undefined;
  const kept = part.splits.map((split) => to.placeOf(split) !== undefined);
  const splits = part.splits.filter((_, at) => kept[at]);
  const { warm } = part;
  const slopes = warm?.relaxed.get(SLOPES);
  if (!warm || !slopes) return { ...part, splits };
  const { rows } = warm;
  const places = to.cuts.map((cut) => from.placeOf(cut) as number);
  const own = Array.from({ length: rows }, (_, row) => {
    return places.map((at) => slopes[row * from.cuts.length + at] as number);
  });
  const relaxed = new Map([[SLOPES, Uint16Array.from(own.flat())]]);
  // A split whose search has not begun has no multiplier yet.
  const multipliers = warm.multipliers.filter((_, at) => kept[Math.floor(at / rows)]);
  const carried: Warm = { relaxed, multipliers, rows };
  if (!warm.known) return { ...part, splits, warm: carried };
  const known = knownIn(warm.known, from, to, places);
  return known && { ...part, splits, warm: { ...carried, known } };
}

/** What is known of open units at a counterexample, from both; undefined where there is none. */
function knownIn(
  known: Float32Array,
  from: DenseSplits,
  { cuts, region }: DenseSplits,
  places: readonly number[],
): Float32Array | undefined {
  const both = new Float32Array(2 * cuts.length);
  for (const [at, { value, unit }] of cuts.entries()) {
    const { lower, upper } = region.units[region.values.indexOf(value)] as ReadBounds;
    const place = places[at] as number;
    both[at] = Math.max(known[place] as number, lower[unit] as number);
    both[cuts.length + at] = Math.min(known[from.cuts.length + place] as number, upper[unit] as number);
    if ((both[at] as number) > (both[cuts.length + at] as number)) return undefined;
  }
  return both;
}
