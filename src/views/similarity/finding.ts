import type { OrderedTree } from '../../app/grouping/useClassTree';
import { formatValue } from '../../charts/numbers';
import { distanceAt } from '../../similarity/tree/distances';
import { type Grouping, groupLetter, isMoved } from '../../similarity/tree/grouping';

/** A stretch of a sentence; numbers are set in bold. */
export type FindingPart = string | { readonly strong: string };

/** The two closest classes and the two furthest apart. */
export function extremePairs({ distances }: Pick<OrderedTree, 'distances'>) {
  const { classes } = distances;
  let [closest, furthest]: [number, number][] = [
    [0, 1],
    [0, 1],
  ];
  for (let a = 0; a < classes; a++) {
    for (let b = a + 1; b < classes; b++) {
      const distance = distanceAt(distances, a, b);
      if (distance < distanceAt(distances, ...(closest ?? [0, 1]))) closest = [a, b];
      if (distance > distanceAt(distances, ...(furthest ?? [0, 1]))) furthest = [a, b];
    }
  }
  return { closest: closest ?? [0, 1], furthest: furthest ?? [0, 1] };
}

/** What the tree tells, in one or two sentences with its numbers. */
export function describeTree(
  ordered: OrderedTree,
  grouping: Grouping,
  nameOf: (label: number) => string,
): FindingPart[] {
  const { distances, tree } = ordered;
  const { closest, furthest } = extremePairs(ordered);
  const [first, second] = closest;
  const pair = `${nameOf(first)} and ${nameOf(second)}`;
  const near = { strong: formatValue(distanceAt(distances, ...closest)) };
  if (tree.leaves === 2) return [`${pair} are the only two classes, `, near, ' apart.'];
  return [
    `${pair} are the closest pair, `,
    near,
    ` apart; ${nameOf(furthest[0])} and ${nameOf(furthest[1])} the furthest, `,
    { strong: formatValue(distanceAt(distances, ...furthest)) },
    '. ',
    ...describeGroups(grouping, tree.leaves, nameOf),
  ];
}

function describeGroups(grouping: Grouping, classes: number, nameOf: (label: number) => string): FindingPart[] {
  const { groups } = grouping;
  const moved = grouping.of.flatMap((_, label) => (isMoved(grouping, label) ? [label] : []));
  const byHand = moved.length === 0 ? '' : ` ${movedSentence(moved, grouping, nameOf)}`;
  if (groups.length === 1) return [`This cut leaves all ${classes} classes in one group.${byHand}`];
  if (groups.length === classes) return [`This cut leaves every class alone.${byHand}`];
  const largest = groups.reduce((most, group) => (group.classes.length > most.classes.length ? group : most));
  return [
    'This cut makes ',
    { strong: `${groups.length} groups` },
    `; the largest, ${groupLetter(largest.index)}, has ${largest.classes.length} of the ${classes} classes.${byHand}`,
  ];
}

function movedSentence(moved: readonly number[], { of }: Grouping, nameOf: (label: number) => string): string {
  const [label = 0] = moved;
  if (moved.length > 1) return `${moved.length} classes were moved by hand.`;
  return `${nameOf(label)} was moved to ${groupLetter(of[label] ?? 0)} by hand.`;
}
