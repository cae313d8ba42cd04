import { requireWithin } from '../../numbers/typed';
import { uniformRadii } from './criteria';
import { groupReport } from './groupReport';
import { type RadiusTable, TableError } from './radiusTable';
import { type Tallies, tally } from './tally';

/** Which accuracies are asked for. */
export interface CriteriaOptions {
  /** Radii for all pairs; none means every radius of the grid. */
  readonly epsilons: readonly number[];
  /** Classes by group; none where groups were not asked for. */
  readonly groups: readonly (readonly number[])[] | undefined;
  readonly inner: number;
  readonly outer: number;
}

/** A criterion, and the images that meet it. */
export interface Counted extends Tallies {
  readonly criterion: 'all' | 'all-inner' | 'all-outer' | 'inter-group' | 'inner-group' | 'adaptive';
  /** Radius between classes of one group; null where these do not count. */
  readonly epsilonIn: number | null;
  /** Radius between classes of different groups; null where these do not count. */
  readonly epsilonOut: number | null;
}

/**
 * Counts the images of a table that meet each criterion.
 *
 * @throws TableError when the groups are not made of the classes of the table
 * @throws RangeError for radii wider than the range of the inputs
 */
export function countCriteria(table: RadiusTable, { epsilons, groups, inner, outer }: CriteriaOptions): Counted[] {
  const { outputs, grid } = table.about;
  const clip = wholeRange(table.about.clip);
  for (const radius of epsilons) requireWithin('epsilon', radius, clip);
  if (groups) {
    requireWithin('inner', inner, clip);
    requireWithin('outer', outer, clip);
  }
  const groupOf = groups ? groupsOfClasses(groups, outputs) : Array.from({ length: outputs }, (_, label) => label);
  const single = (epsilons.length > 0 ? epsilons : grid).map((epsilon): Counted => {
    const counts = tally(table, uniformRadii(outputs, epsilon), groupOf);
    return { criterion: 'all', epsilonIn: epsilon, epsilonOut: epsilon, ...counts };
  });
  if (!groups) return single;
  const report = groupReport(table, groupOf, inner, outer);
  return [
    ...(epsilons.length > 0 ? single : []),
    { criterion: 'all-inner', epsilonIn: inner, epsilonOut: inner, ...report.allInner },
    { criterion: 'all-outer', epsilonIn: outer, epsilonOut: outer, ...report.allOuter },
    { criterion: 'inter-group', epsilonIn: null, epsilonOut: outer, ...report.interGroup },
    { criterion: 'inner-group', epsilonIn: inner, epsilonOut: null, ...report.innerGroup },
    { criterion: 'adaptive', epsilonIn: inner, epsilonOut: outer, ...report.adaptive },
  ];
}

/** From the least to the largest that any number of an input may be; null where that is anything. */
function wholeRange(clip: RadiusTable['about']['clip']): readonly [number, number] | null {
  if (clip === null) return null;
  const bounds = clip.flat();
  return [Math.min(...bounds), Math.max(...bounds)];
}

/** For each class its group. */
function groupsOfClasses(groups: readonly (readonly number[])[], outputs: number): number[] {
  return Array.from({ length: outputs }, (_, label) => {
    const owners = groups.flatMap((classes, group) => (classes.includes(label) ? [group] : []));
    const [first] = owners;
    if (first === undefined || owners.length > 1 || groups.flat().some((other) => other >= outputs)) {
      throw new TableError(`The groups must name each class from 0 to ${outputs - 1} once.`);
    }
    return first;
  });
}
