import { type GroupOf, NOT_ASKED } from './criteria';
import type { RadiusTable } from './radiusTable';
import { type Tallies, tallyVerdicts } from './tally';
import { type Threshold, thresholdOf } from './thresholds';
import { FALSIFIED, UNKNOWN, VERIFIED } from './verdicts';
import { type WeakestByGroup, weakestByGroup } from './weakestPairs';

/** What is reported of a model for a grouping and two radii. */
export interface GroupReport {
  /** Every pair at ε_in. */
  readonly allInner: Tallies;
  /** Every pair at ε_out: one large radius for all. */
  readonly allOuter: Tallies;
  /** Only classes outside the label's group, at ε_out. */
  readonly interGroup: Tallies;
  /** Only classes inside the label's group, at ε_in; where there are none every image meets it. */
  readonly innerGroup: Tallies;
  /** ε_in inside the group and ε_out outside. */
  readonly adaptive: Tallies;
}

/**
 * The criteria of a grouping, counted on one table.
 *
 * @param weakest of that table and grouping; handed over, a change of the radii costs next to nothing
 */
export function groupReport(
  table: RadiusTable,
  groupOf: GroupOf,
  inner: number,
  outer: number,
  weakest: WeakestByGroup = weakestByGroup(table, groupOf),
): GroupReport {
  const { grid } = table.about;
  const count = (inside: number, outside: number) => {
    const [within, between] = [thresholdOf(inside, grid), thresholdOf(outside, grid)];
    const key = [within.proved, within.falsified, between.proved, between.falsified].join();
    return countedBefore(weakest, key, () => tallyVerdicts(table, verdictsAt(weakest, within, between), groupOf));
  };
  return {
    allInner: count(inner, inner),
    allOuter: count(outer, outer),
    interGroup: count(NOT_ASKED, outer),
    innerGroup: count(inner, NOT_ASKED),
    adaptive: count(inner, outer),
  };
}

/** So many counts are remembered of a table and a grouping. */
const MOST_COUNTS = 64;

const counts = new WeakMap<WeakestByGroup, Map<string, Tallies>>();

/** What was counted for these thresholds, or is now: a slider changes two of five criteria, and often returns. */
function countedBefore(weakest: WeakestByGroup, thresholds: string, count: () => Tallies): Tallies {
  const known = counts.get(weakest) ?? new Map<string, Tallies>();
  counts.set(weakest, known);
  const tallies = known.get(thresholds) ?? count();
  if (known.size >= MOST_COUNTS) known.clear();
  known.set(thresholds, tallies);
  return tallies;
}

/** The verdicts of all rows for thresholds within groups and between them. */
function verdictsAt({ inner, outer }: WeakestByGroup, within: Threshold, between: Threshold): Uint8Array {
  const verdicts = new Uint8Array(inner.proved.length).fill(UNKNOWN);
  for (let row = 0; row < verdicts.length; row++) {
    const isFalsified =
      (inner.falsified[row] as number) < within.falsified || (outer.falsified[row] as number) < between.falsified;
    if (isFalsified) verdicts[row] = FALSIFIED;
    else if ((inner.proved[row] as number) >= within.proved && (outer.proved[row] as number) >= between.proved)
      verdicts[row] = VERIFIED;
  }
  return verdicts;
}
