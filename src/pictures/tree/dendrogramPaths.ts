import type { ClassTree } from '../../similarity/tree/classTree';
import type { DendrogramLayout } from './dendrogramLayout';

/** Lines of one look, as the `d` of an SVG path. */
export interface DendrogramPaths {
  /** What lies above the cut. */
  readonly above: string;
  /** What lies below it, by group. */
  readonly below: ReadonlyMap<number, string>;
}

/**
 * The lines of a tree by what they are drawn with: a branch that crosses the cut changes there.
 *
 * @param groupOf for each class the group that the tree puts it in at this cut
 */
export function dendrogramPaths(
  tree: ClassTree,
  { merges, x }: DendrogramLayout,
  groupOf: readonly number[],
  cut: number,
): DendrogramPaths {
  const groups = groupsOfNodes(tree, groupOf);
  const above: string[] = [];
  const below = new Map<number, string[]>();
  const add = (group: number, line: string) => {
    const lines = below.get(group);
    if (lines) lines.push(line);
    else below.set(group, [line]);
  };
  const cutX = x(cut);
  tree.merges.forEach(({ height }, index) => {
    const shape = merges[index];
    if (!shape) return;
    const [first, second] = shape.branches;
    const bar = `M${round(shape.x)} ${round(first.y)}V${round(second.y)}`;
    const group = groups[tree.leaves + index] ?? 0;
    const isBelow = height <= cut;
    if (isBelow) add(group, bar);
    else above.push(bar);
    for (const branch of shape.branches) {
      const own = groups[branch.node] ?? 0;
      const turn = clampBetween(cutX, shape.x, branch.x);
      if (!isBelow) above.push(`M${round(shape.x)} ${round(branch.y)}H${round(turn)}`);
      const from = isBelow ? shape.x : turn;
      if (from !== branch.x) add(own, `M${round(from)} ${round(branch.y)}H${round(branch.x)}`);
    }
  });
  return { above: above.join(''), below: new Map([...below].map(([group, lines]) => [group, lines.join('')])) };
}

/** The lines of one merge: its bar and both branches. */
export function mergePath({ merges }: DendrogramLayout, index: number): string {
  const shape = merges[index];
  if (!shape) return '';
  const [first, second] = shape.branches;
  return `M${round(first.x)} ${round(first.y)}H${round(shape.x)}V${round(second.y)}H${round(second.x)}`;
}

/** The group of each node: that of any class below it. Of use where a node's classes share one. */
function groupsOfNodes({ merges }: ClassTree, groupOf: readonly number[]): number[] {
  const groups = [...groupOf];
  for (const { left } of merges) groups.push(groups[left] ?? 0);
  return groups;
}

function clampBetween(value: number, one: number, other: number): number {
  return Math.min(Math.max(value, Math.min(one, other)), Math.max(one, other));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
