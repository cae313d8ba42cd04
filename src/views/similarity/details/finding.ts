import type { OrderedTree } from '../../../app/grouping/useClassTree';
import { counted, formatCount, formatValue } from '../../../numbers/format';
import { distanceAt } from '../../../similarity/tree/distances';
import { type Grouping, groupLetter, isMoved } from '../../../similarity/tree/grouping';

/** A stretch of a sentence; numbers are set in bold. */
export type FindingPart = string | { readonly strong: string };

type Two = readonly [number, number];

/** The two closest classes and the two furthest apart. */
export function extremePairs({ distances }: Pick<OrderedTree, 'distances'>) {
  const { classes, values } = distances;
  let [closest, furthest]: [Two, Two] = [
    [0, 1],
    [0, 1],
  ];
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let a = 0; a < classes; a++) {
    for (let b = a + 1; b < classes; b++) {
      const distance = values[a * classes + b] ?? 0;
      if (distance < least) {
        least = distance;
        closest = [a, b];
      }
      if (distance > most) {
        most = distance;
        furthest = [a, b];
      }
    }
  }
  return { closest, furthest };
}

/** What the tree shows, in one or two sentences with its numbers. */
export function describeTree(
  { distances, tree }: OrderedTree,
  { closest, furthest }: ReturnType<typeof extremePairs>,
  grouping: Grouping,
  nameOf: (label: number) => string,
): FindingPart[] {
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
  const made = new Set(grouping.proposed).size;
  const moved = grouping.of.flatMap((_, label) => (isMoved(grouping, label) ? [label] : []));
  const byHand = moved.length === 0 ? '' : ` ${movedSentence(moved, grouping, nameOf)}`;
  if (made === 1) return [`This cut leaves all ${formatCount(classes)} classes in one group.${byHand}`];
  if (made === classes) return [`This cut leaves every class alone.${byHand}`];
  const largest = groups.reduce((most, group) => (group.classes.length > most.classes.length ? group : most));
  return [
    'This cut makes ',
    { strong: counted(made, 'group') },
    `; the largest, ${groupLetter(largest.index)}, has ${formatCount(largest.classes.length)} of the ${counted(classes, 'class', 'classes')}.${byHand}`,
  ];
}

function movedSentence(moved: readonly number[], grouping: Grouping, nameOf: (label: number) => string): string {
  const { of, proposed, groups } = grouping;
  const [label = 0] = moved;
  const left = groups.length === new Set(proposed).size ? '' : `, which leaves ${groupsInWords(groups.length)}`;
  if (moved.length > 1) return `${counted(moved.length, 'class', 'classes')} were moved by hand${left}.`;
  return `${nameOf(label)} was moved to ${groupLetter(of[label] ?? 0)} by hand${left}.`;
}

function groupsInWords(count: number): string {
  return count === 1 ? 'one group' : `${formatCount(count)} groups`;
}
