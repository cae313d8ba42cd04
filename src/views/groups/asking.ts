import type { ClassTree } from '../../similarity/tree/classTree';
import type { AskedKind } from './criteria';
import type { AskingState, GroupsState } from './groupsState';
import { proportionalRadii } from './useAskedRadii';

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
