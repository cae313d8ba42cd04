import { useMemo } from 'react';
import { DATASETS, USUAL_KIND } from '../../../catalog/datasets';
import type { ModelCard } from '../../../engine/api/types';
import { uniformRadii } from '../../../radii/table/criteria';
import type { ClassTree } from '../../../similarity/tree/classTree';
import type { Grouping } from '../../../similarity/tree/grouping';
import { pairMergesOf } from '../../../similarity/tree/pairMerges';
import { radiiOfGroups, radiiOfMerges } from '../../../similarity/tree/pairRadii';
import type { AskedKind, AskedRadii } from './criteria';
import type { AskingState, GroupsState } from './groupsState';

/** The radius that the state asks for between each two classes. */
export function useAskedRadii(
  tree: ClassTree | null,
  grouping: Grouping | null,
  { inner, outer, uniform, merges }: Pick<AskingState, 'inner' | 'outer' | 'uniform' | 'merges'>,
): AskedRadii | null {
  const pairMerges = useMemo(() => tree && pairMergesOf(tree), [tree]);
  return useMemo(() => {
    if (!grouping || !pairMerges || !tree) return null;
    if (merges?.length !== tree.merges.length) {
      if (uniform) return { kind: 'one', inner, outer, pairs: uniformRadii(tree.leaves, outer) };
      return { kind: 'groups', inner, outer, pairs: radiiOfGroups(grouping, inner, outer) };
    }
    const [least, most] = [Math.min(...merges), Math.max(...merges)];
    return { kind: 'merges', inner: least, outer: most, pairs: radiiOfMerges(pairMerges, merges) };
  }, [tree, grouping, pairMerges, inner, outer, uniform, merges]);
}

/** Radii that grow with the heights of the merges, the root's being ε_out: what to start from. */
export function proportionalRadii(tree: ClassTree, outer: number): number[] {
  const top = tree.merges.at(-1)?.height || 1;
  return tree.merges.map(({ height }) => Number(((outer * height) / top).toPrecision(2)));
}

/** How the state asks for radii. */
export function kindOf({ uniform, merges }: Pick<GroupsState, 'uniform' | 'merges'>): AskedKind {
  if (merges) return 'merges';
  return uniform ? 'one' : 'groups';
}

/** The change of the state that asks for radii in another way; radii of merges are set in a panel of their own. */
export function asking(
  kind: AskedKind,
  { outer, panel }: Pick<AskingState, 'outer' | 'panel'>,
  tree: ClassTree,
): Partial<GroupsState> {
  if (kind === 'merges') return { uniform: false, merges: proportionalRadii(tree, outer), panel: 'radii' };
  return { uniform: kind === 'one', merges: null, panel: panel === 'radii' ? 'groups' : panel };
}

/** The state with its models, and its radii: those chosen, else those of a model's card, else the literature's for such images. */
export function withRadii(
  state: GroupsState,
  models: readonly string[],
  card: Pick<ModelCard, 'epsilon'> | undefined,
  dataset: string,
): AskingState {
  const usual = card?.epsilon ?? (DATASETS.get(dataset)?.kind ?? USUAL_KIND).radii;
  return { ...state, models, inner: state.inner ?? usual.inner, outer: state.outer ?? usual.outer };
}
