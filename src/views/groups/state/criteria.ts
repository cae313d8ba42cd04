import { uniformRadii } from '../../../radii/table/criteria';
import { groupReport } from '../../../radii/table/groupReport';
import type { RadiusTable } from '../../../radii/table/radiusTable';
import { type Tallies, type Tally, tally } from '../../../radii/table/tally';
import { type WeakestByGroup, weakestByGroup } from '../../../radii/table/weakestPairs';
import { wilsonInterval } from '../../../radii/table/wilson';
import type { PairRadii } from '../../../similarity/tree/pairRadii';

/** Shares of images, from 0 to 1. */
export interface AccuracyShares {
  /** Proved: a lower bound of what is robust. */
  readonly verified: number;
  /** Without a known counterexample: an upper bound of what is robust. */
  readonly attacked: number;
  /** Right without any perturbation. */
  readonly clean: number;
  /** Where the share that is proved may lie for all images of which these are a sample. */
  readonly interval: { readonly lower: number; readonly upper: number };
}

/** What is asked of every image, and how many meet it. */
export interface Criterion {
  readonly id: 'adaptive' | 'between' | 'within' | 'all-inner' | 'all-outer';
  readonly tallies: Tallies;
}

/** How radii are asked for: one for all pairs, one within groups and one between them, or one for every merge of the tree. */
export const KINDS = ['one', 'groups', 'merges'] as const;
export type AskedKind = (typeof KINDS)[number];

/** The radii asked for. */
export interface AskedRadii {
  readonly kind: AskedKind;
  /** ε_in, or the smallest where every merge has a radius of its own. */
  readonly inner: number;
  /** ε_out, or the largest. */
  readonly outer: number;
  /** The radius of every pair of classes. */
  readonly pairs: PairRadii;
}

/** The criteria for one model, the adaptive one first. */
export function criteriaOf(table: RadiusTable, groupOf: readonly number[], asked: AskedRadii): readonly Criterion[] {
  const { kind, inner, outer, pairs } = asked;
  if (kind === 'merges') {
    const all = (radius: number) => tally(table, uniformRadii(table.about.outputs, radius), groupOf);
    return [
      { id: 'adaptive', tallies: tally(table, pairs, groupOf) },
      { id: 'all-inner', tallies: all(inner) },
      { id: 'all-outer', tallies: all(outer) },
    ];
  }
  const report = groupReport(table, groupOf, inner, outer, weakestOf(table, groupOf));
  return [
    { id: 'adaptive', tallies: report.adaptive },
    { id: 'between', tallies: report.interGroup },
    { id: 'within', tallies: report.innerGroup },
    { id: 'all-inner', tallies: report.allInner },
    { id: 'all-outer', tallies: report.allOuter },
  ];
}

/** The criterion that asks for the radii of every pair: what matrices and bars of groups show. */
export function mainCriterion({ kind }: Pick<AskedRadii, 'kind'>): Criterion['id'] {
  return kind === 'one' ? 'all-outer' : 'adaptive';
}

/** Shares of a tally; between groups an answer within the label's own group is a right one. */
export function sharesOf(
  { images, verified, attacked, clean, cleanGroup }: Tally,
  id: Criterion['id'],
): AccuracyShares {
  const share = (count: number) => (images === 0 ? 0 : count / images);
  return {
    verified: share(verified),
    attacked: share(attacked),
    clean: share(id === 'between' ? cleanGroup : clean),
    interval: wilsonInterval(verified, images),
  };
}

interface Known {
  readonly groupOf: readonly number[];
  readonly weakest: WeakestByGroup;
}

const known = new WeakMap<RadiusTable, Known>();

/** The certified radius of every row within its group and between groups, kept while the groups stay: radii move far more often. */
function weakestOf(table: RadiusTable, groupOf: readonly number[]): WeakestByGroup {
  const last = known.get(table);
  if (last?.groupOf === groupOf) return last.weakest;
  const weakest = weakestByGroup(table, groupOf);
  known.set(table, { groupOf, weakest });
  return weakest;
}
