import { type GroupOf, NOT_ASKED } from './criteria';
import type { RadiusTable } from './radiusTable';
import { type Tallies, tallyVerdicts } from './tally';
import { thresholdOf } from './thresholds';
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
  const count = (inside: number, outside: number) =>
    tallyVerdicts(table, verdictsAt(weakest, table.about.grid, inside, outside), groupOf);
  return {
    allInner: count(inner, inner),
    allOuter: count(outer, outer),
    interGroup: count(NOT_ASKED, outer),
    innerGroup: count(inner, NOT_ASKED),
    adaptive: count(inner, outer),
  };
}

/** The verdicts of all rows for one radius within groups and one between them. */
function verdictsAt(
  { inner, outer }: WeakestByGroup,
  grid: readonly number[],
  inside: number,
  outside: number,
): Uint8Array {
  const [within, between] = [thresholdOf(inside, grid), thresholdOf(outside, grid)];
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
