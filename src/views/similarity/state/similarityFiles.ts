import { csvOf } from '../../../app/commands/csv';
import type { OrderedTree } from '../../../app/grouping/useClassTree';
import { isAssumed } from '../../../app/models/datasetFor';
import { distanceAt } from '../../../similarity/tree/distances';
import { type Grouping, groupLetter, isMoved } from '../../../similarity/tree/grouping';
import type { NamedTree } from './useSimilarity';

type NameOf = (label: number) => string;

/** The distances as a table, classes in the order of the tree. */
export function distancesCsv({ order, distances }: OrderedTree, nameOf: NameOf): string {
  return csvOf(
    ['class', ...order.map(nameOf)],
    order.map((row) => [nameOf(row), ...order.map((column) => distanceAt(distances, row, column))]),
  );
}

/** One line a class, in the order of the tree: its group, and whether it was moved there by hand. */
export function groupsCsv({ order }: OrderedTree, grouping: Grouping, nameOf: NameOf): string {
  const letterOf = (groups: readonly number[], label: number) => groupLetter(groups[label] ?? 0);
  return csvOf(
    ['index', 'class', 'group', 'group in the tree', 'moved by hand'],
    order.map((label) => [
      label,
      nameOf(label),
      letterOf(grouping.of, label),
      letterOf(grouping.proposed, label),
      isMoved(grouping, label),
    ]),
  );
}

/** Everything: how the tree was made, its merges as in SciPy's linkage matrix, the order, the cut and the groups. */
export function treeJson(
  { model, source, metric, linkage, tree, order, distances }: NamedTree,
  { grouping, height }: { readonly grouping: Grouping; readonly height: number },
  nameOf: NameOf,
): string {
  const { classes } = distances;
  return JSON.stringify({
    model: model.name,
    digest: model.id,
    ...(isAssumed(model) && { classNamesAssumed: true }),
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
