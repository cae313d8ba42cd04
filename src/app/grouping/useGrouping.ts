import { useMemo } from 'react';
import { type ClassTree, type Cut, cutHeight, groupCount } from '../../similarity/tree/classTree';
import { type Grouping, groupClasses, ownGroup } from '../../similarity/tree/grouping';
import { matchGroups } from '../../similarity/tree/matchGroups';
import { type History, useViewState } from '../state/store';
import { type GroupingState, groupingState } from './groupingState';

/** The groups of the classes, and how to change them. */
export interface GroupingControls {
  readonly grouping: Grouping;
  readonly cut: Cut;
  /** Where to draw the cut. */
  readonly height: number;
  /** How many groups the tree makes, classes moved by hand left aside. */
  readonly count: number;
  setCut(cut: Cut, history?: History): void;
  /** One more or one fewer group. */
  stepCut(by: number): void;
  /** Moves a class to a group that exists, or with 'own' to one of its own. */
  moveClass(label: number, group: number | 'own'): void;
  /** Makes groups that are given: for each class a number of its group. */
  regroup(wanted: readonly number[]): void;
  /** Gives a class back to where the tree puts it; without a class, all of them. */
  putBack(label?: number): void;
}

/** The state of the grouping that views share. */
export function useGroupingState() {
  return useViewState(groupingState);
}

/** Applies the shared cut and the shared moves to a tree. */
export function useGrouping(tree: ClassTree | null): GroupingControls | null {
  const [{ cut, moves }, update] = useGroupingState();
  return useMemo(() => {
    if (!tree) return null;
    const byHand = new Map(moves);
    const grouping = groupClasses(tree, cut, byHand);
    const count = groupCount(tree, cut);
    return {
      grouping,
      cut,
      height: cutHeight(tree, cut),
      count,
      setCut: (next, history = 'push') => update({ cut: next }, { history }),
      stepCut: (by) => {
        const next = Math.min(tree.leaves, Math.max(1, count + by));
        if (next !== count) update({ cut: { count: next } });
      },
      moveClass: (label, group) => {
        const to = group === 'own' ? ownGroup(tree.leaves, byHand) : group;
        const others = moves.filter(([moved]) => moved !== label);
        update({ moves: grouping.proposed[label] === to ? others : [...others, [label, to]] });
      },
      regroup: (wanted) => update(matchGroups(tree, wanted)),
      putBack: (label) => update({ moves: label === undefined ? [] : moves.filter(([moved]) => moved !== label) }),
    };
  }, [tree, cut, moves, update]);
}

/**
 * A change of what the tree is made of. The number of groups stays; classes that were moved by hand were moved in another
 * tree, and go back.
 */
export function anotherTree(
  change: Partial<Pick<GroupingState, 'model' | 'source' | 'metric' | 'linkage'>>,
  { count }: { readonly count: number },
): Partial<GroupingState> {
  return { ...change, cut: { count }, moves: [] };
}
