import type { ClassTree } from './classTree';
import { groupClasses } from './grouping';

/**
 * The cut and the moves by which a tree has groups that are given: as many groups of the tree as there are of these, each
 * with the letter of the one it shares most classes with; classes that the tree puts elsewhere are moved.
 *
 * @param wanted for each class a number of its group
 */
export function matchGroups(tree: ClassTree, wanted: readonly number[]) {
  const names = [...new Set(wanted)];
  const cut = { count: names.length };
  const { proposed } = groupClasses(tree, cut);
  const shared = (name: number, group: number) =>
    wanted.filter((of, label) => of === name && proposed[label] === group).length;
  const pairs = names.flatMap((name) =>
    [...new Set(proposed)].map((group) => ({ name, group, size: shared(name, group) })),
  );
  const found = new Map<number, number>();
  for (const { name, group } of pairs.sort((a, b) => b.size - a.size)) {
    if (!found.has(name) && ![...found.values()].includes(group)) found.set(name, group);
  }
  const moves = wanted.flatMap((name, label): [number, number][] => {
    const to = found.get(name) ?? 0;
    return proposed[label] === to ? [] : [[label, to]];
  });
  return { cut, moves };
}
