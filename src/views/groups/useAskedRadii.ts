import { useMemo } from 'react';
import { uniformRadii } from '../../evaluation/table/criteria';
import type { ClassTree } from '../../similarity/tree/classTree';
import type { Grouping } from '../../similarity/tree/grouping';
import { meetingsOf } from '../../similarity/tree/meetings';
import { radiiOfGroups, radiiOfMerges } from '../../similarity/tree/pairRadii';
import type { AskedRadii } from './criteria';
import type { AskingState } from './groupsState';

/** The radius that the state asks for between each two classes. */
export function useAskedRadii(
  tree: ClassTree | null,
  grouping: Grouping | null,
  { inner, outer, uniform, merges }: Pick<AskingState, 'inner' | 'outer' | 'uniform' | 'merges'>,
): AskedRadii | null {
  const meetings = useMemo(() => tree && meetingsOf(tree), [tree]);
  return useMemo(() => {
    if (!grouping || !meetings || !tree) return null;
    if (merges?.length !== tree.merges.length) {
      if (uniform) return { kind: 'one', inner, outer, pairs: uniformRadii(tree.leaves, outer) };
      return { kind: 'groups', inner, outer, pairs: radiiOfGroups(grouping, inner, outer) };
    }
    const [least, most] = [Math.min(...merges), Math.max(...merges)];
    return { kind: 'merges', inner: least, outer: most, pairs: radiiOfMerges(meetings, merges) };
  }, [tree, grouping, meetings, inner, outer, uniform, merges]);
}

/** Radii that grow with the heights of the merges, the root's being ε_out: what to start from. */
export function proportionalRadii(tree: ClassTree, outer: number): number[] {
  const top = tree.merges.at(-1)?.height || 1;
  return tree.merges.map(({ height }) => Number(((outer * height) / top).toPrecision(2)));
}
