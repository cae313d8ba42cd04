import { type ClassTree, type Cut, groupCount } from './classTree';
import { groupAmong, groupSplits } from './groupSplits';

/** Classes that were moved by hand, and the group each was moved to. */
export type Moves = ReadonlyMap<number, number>;

/** A group that has classes. */
interface Group {
  /** Names the group for as long as it exists: 0 is A, 1 is B; see {@link groupLetter}. */
  readonly index: number;
  readonly classes: readonly number[];
}

/** Which group each class is in. */
export interface Grouping {
  /** For each class its group. */
  readonly of: readonly number[];
  /** For each class the group that the tree puts it in; differs from `of` where a class was moved by hand. */
  readonly proposed: readonly number[];
  /** The groups that have classes, in the order of their indices. */
  readonly groups: readonly Group[];
}

/**
 * The groups that a cut makes, with the classes moved that were moved by hand.
 *
 * The tree's groups have indices below the number of classes, and a finer cut adds further ones without renaming any. A
 * group that a coarser cut merges into another takes the classes along that were moved to it. Groups from
 * {@link ownGroup} exist through moves alone, whatever the cut.
 */
export function groupClasses(tree: ClassTree, cut: Cut, moves: Moves = new Map()): Grouping {
  const splits = groupSplits(tree);
  const count = groupCount(tree, cut);
  const proposed = splits.owners.map((owner) => groupAmong(splits, owner, count));
  const of = proposed.map((group, label) => {
    const to = moves.get(label);
    if (to === undefined) return group;
    return to < tree.leaves ? groupAmong(splits, to, count) : to;
  });
  return { of, proposed, groups: groupsOf(of) };
}

/** A group of its own for a class: the first that exists neither in the tree nor by hand. */
export function ownGroup(classes: number, moves: Moves): number {
  const taken = new Set(moves.values());
  let group = classes;
  while (taken.has(group)) group++;
  return group;
}

/** Whether a class was moved by hand to a group where the tree would not have put it. */
export function isMoved({ of, proposed }: Grouping, label: number): boolean {
  return of[label] !== proposed[label];
}

/** A to Z, then AA, AB and so on. */
export function groupLetter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : groupLetter(Math.floor(index / 26) - 1) + last;
}

function groupsOf(of: readonly number[]): Group[] {
  const classes = new Map<number, number[]>();
  of.forEach((group, label) => {
    classes.set(group, [...(classes.get(group) ?? []), label]);
  });
  return [...classes].map(([index, members]) => ({ index, classes: members })).sort((a, b) => a.index - b.index);
}
