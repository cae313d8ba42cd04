import type { GroupingState } from '../../app/grouping/groupingState';
import type { OrderedTree } from '../../app/grouping/useClassTree';
import { distanceAt } from '../../similarity/tree/distances';
import { type Grouping, groupLetter, isMoved } from '../../similarity/tree/grouping';

type NameOf = (label: number) => string;

/** The distances as a table, classes in the order of the tree. */
export function distancesCsv({ order, distances }: OrderedTree, nameOf: NameOf): string {
  const head = ['class', ...order.map((label) => cell(nameOf(label)))].join(',');
  const lines = order.map((row) =>
    [cell(nameOf(row)), ...order.map((column) => distanceAt(distances, row, column))].join(','),
  );
  return `${[head, ...lines].join('\n')}\n`;
}

/** One line a class, in the order of the tree: its group, and whether it was moved there by hand. */
export function groupsCsv({ order }: OrderedTree, grouping: Grouping, nameOf: NameOf): string {
  const lines = order.map((label) => {
    const group = groupLetter(grouping.of[label] ?? 0);
    return [
      label,
      cell(nameOf(label)),
      group,
      groupLetter(grouping.proposed[label] ?? 0),
      isMoved(grouping, label),
    ].join(',');
  });
  return `${['index,class,group,group in the tree,moved by hand', ...lines].join('\n')}\n`;
}

/** Everything: how the tree was made, its merges as in SciPy's linkage matrix, the order, the cut and the groups. */
export function treeJson(
  model: string,
  { source, metric, linkage }: GroupingState,
  { tree, order, distances }: OrderedTree,
  { grouping, height }: { readonly grouping: Grouping; readonly height: number },
  nameOf: NameOf,
): string {
  const { classes } = distances;
  return JSON.stringify({
    model,
    source,
    metric: source === 'confusion' ? null : metric,
    linkage,
    classes: Array.from({ length: classes }, (_, label) => nameOf(label)),
    distances: Array.from({ length: classes }, (_, row) => [
      ...distances.values.subarray(row * classes, (row + 1) * classes),
    ]),
    merges: tree.merges.map(({ left, right, height: at, size }) => [left, right, at, size]),
    order,
    cut: height,
    groups: grouping.groups.map(({ index, classes: members }) => ({ group: groupLetter(index), classes: members })),
    movedByHand: grouping.of.flatMap((_, label) => (isMoved(grouping, label) ? [label] : [])),
  });
}

/** A CSV cell, quoted where it must be. */
function cell(value: string): string {
  return /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
