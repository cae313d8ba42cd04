import type { ClassTree } from '../similarity/tree/classTree';

/** For each merge the group that all classes below it share; null where they have different ones. */
export function groupedMerges(tree: ClassTree, groupOf: readonly number[]): readonly (number | null)[] {
  const groups: (number | null)[] = [...groupOf];
  for (const { left, right } of tree.merges) {
    const group = groups[left] ?? null;
    groups.push(group === groups[right] ? group : null);
  }
  return groups.slice(tree.leaves);
}
