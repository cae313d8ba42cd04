import type { Branch, DecisionTree } from '../../network/classes/decisionTree';

/** One decision of a tree, for which one network is trained. */
export interface TreeNode {
  /** `root`; else a letter for each branch that leads there: `a` for the root's first, `ab` for the second of that. */
  readonly name: string;
  /** Decisions before it. */
  readonly depth: number;
  /** The classes that each of its branches leads to. */
  readonly groups: readonly (readonly number[])[];
}

/** The decisions of a tree in the order of their outputs. */
export function treeNodes(tree: DecisionTree, path: readonly number[] = []): TreeNode[] {
  const name = path.map(letter).join('') || 'root';
  const node = { name, depth: path.length, groups: tree.map(classesBehind) };
  const below = tree.map((branch, index) => (typeof branch === 'number' ? [] : treeNodes(branch, [...path, index])));
  return [node, ...below.flat()];
}

function classesBehind(branch: Branch): readonly number[] {
  return typeof branch === 'number' ? [branch] : branch.flatMap(classesBehind);
}

/** a, …, z, then by number. */
function letter(index: number): string {
  return index < 26 ? String.fromCharCode(97 + index) : `(${index})`;
}
