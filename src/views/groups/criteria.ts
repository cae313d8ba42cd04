import { uniformRadii } from '../../evaluation/table/criteria';
import { groupReport } from '../../evaluation/table/groupReport';
import type { RadiusTable } from '../../evaluation/table/radiusTable';
import { groupReach } from '../../evaluation/table/reach';
import { type Tallies, type Tally, tally } from '../../evaluation/table/tally';
import type { PairRadii } from '../../similarity/tree/pairRadii';

/** What is asked of every image, and how many meet it. */
export interface Criterion {
  readonly id: 'adaptive' | 'across' | 'inside' | 'all-inner' | 'all-outer';
  readonly tallies: Tallies;
}

/** The radii asked for. */
export interface AskedRadii {
  /** ε_in, or the smallest where every merge has a radius of its own. */
  readonly inner: number;
  /** ε_out, or the largest. */
  readonly outer: number;
  /** The radius of every pair of classes. */
  readonly pairs: PairRadii;
  /** Whether every merge has a radius of its own. */
  readonly perMerge: boolean;
}

/** The criteria of methods.md for one model, the adaptive one first. */
export function criteriaOf(table: RadiusTable, groupOf: readonly number[], asked: AskedRadii): readonly Criterion[] {
  const { inner, outer, pairs, perMerge } = asked;
  if (perMerge) {
    const all = (radius: number) => tally(table, uniformRadii(table.about.outputs, radius), groupOf);
    return [
      { id: 'adaptive', tallies: tally(table, pairs, groupOf) },
      { id: 'all-inner', tallies: all(inner) },
      { id: 'all-outer', tallies: all(outer) },
    ];
  }
  const report = groupReport(table, groupOf, inner, outer, groupReach(table, groupOf));
  return [
    { id: 'adaptive', tallies: report.adaptive },
    { id: 'across', tallies: report.interGroup },
    { id: 'inside', tallies: report.innerGroup },
    { id: 'all-inner', tallies: report.allInner },
    { id: 'all-outer', tallies: report.allOuter },
  ];
}

/** Shares of a tally; across groups an answer within the label's own group is a right one. */
export function sharesOf({ images, verified, attacked, clean, cleanGroup }: Tally, id: Criterion['id']) {
  const share = (count: number) => (images === 0 ? 0 : count / images);
  return {
    verified: share(verified),
    attacked: share(attacked),
    clean: share(id === 'across' ? cleanGroup : clean),
  };
}
