import { csvOf } from '../../../app/commands/csv';
import { curves } from '../../../radii/table/curves';
import type { Tally } from '../../../radii/table/tally';
import type { ClassTree } from '../../../similarity/tree/classTree';
import { classesBelow } from '../../../similarity/tree/compareTrees';
import { type Grouping, groupLetter } from '../../../similarity/tree/grouping';
import { type Criterion, sharesOf } from './criteria';
import type { ModelReport } from './useReports';

type NameOf = (label: number) => string;
/** What of a report is written. */
type Counted = Pick<ModelReport, 'name' | 'matrix' | 'criteria' | 'table'>;

/** The matrices, one line a model and pair of classes; counts of images, and the mean certified radius. */
export function pairsCsv(reports: readonly Counted[], nameOf: NameOf): string {
  const rows = reports.flatMap(({ name, matrix }) => {
    const { images, verified, attacked, confusion, meanRadius } = matrix;
    const classes = images.length;
    return Array.from(verified, (count, pair) => {
      const [label, against] = [Math.floor(pair / classes), pair % classes];
      const own = [name, nameOf(label), nameOf(against), images[label]];
      // Of a class and itself only how many are classified as it means something.
      if (label === against) return [...own, undefined, undefined, confusion[pair], undefined];
      return [...own, count, attacked[pair], confusion[pair], meanRadius[pair]];
    });
  });
  const counts = ['images', 'verified', 'not_falsified', 'classified_as_other', 'mean_certified_radius'];
  return csvOf(['model', 'true_class', 'other_class', ...counts], rows);
}

/** The bars of groups and of classes, one line each; shares from 0 to 1. */
export function partsCsv(
  reports: readonly Counted[],
  id: Criterion['id'],
  { groups }: Grouping,
  nameOf: NameOf,
): string {
  const rows = reports.flatMap(({ name, criteria }) => {
    const tallies = criteria.find((criterion) => criterion.id === id)?.tallies;
    const line = (part: string, tally: Tally | undefined) => {
      if (!tally) return [];
      const { verified, attacked, clean, interval } = sharesOf(tally, id);
      return [[name, part, tally.images, verified, interval.lower, interval.upper, attacked, clean]];
    };
    return [
      ...groups.flatMap(({ index }) => line(`Group ${groupLetter(index)}`, tallies?.perGroup[index])),
      ...(tallies?.perClass ?? []).flatMap((tally, label) => line(nameOf(label), tally)),
    ];
  });
  const shares = ['verified', 'verified_low_95', 'verified_high_95', 'attacked', 'clean'];
  return csvOf(['model', 'part', 'images', ...shares], rows);
}

/** The radii of the merges, the root first, one line each: the classes on either side, and the radius between them. */
export function mergesCsv(tree: ClassTree, radii: readonly number[], nameOf: NameOf): string {
  const side = (node: number) => classesBelow(tree, node).map(nameOf).join(' ');
  const rows = tree.merges.map(({ left, right }, at) => [side(left), side(right), radii[at]]);
  return csvOf(['classes', 'other_classes', 'radius'], rows.toReversed());
}

/** The curves, one line a model, part and radius; shares from 0 to 1. */
export function curvesCsv(reports: readonly Counted[], { of, groups }: Grouping): string {
  const rows = reports.flatMap(({ name, table }) => {
    const { overall, perGroup } = curves(table, of);
    const lines = [
      ['All images', overall] as const,
      ...groups.map(({ index }) => [`Group ${groupLetter(index)}`, perGroup[index]] as const),
    ];
    return lines.flatMap(([part, curve]) =>
      curve && curve.images > 0
        ? Array.from(curve.verified, (verified, at) => [
            name,
            part,
            table.about.grid[at],
            verified / curve.images,
            (curve.attacked[at] ?? 0) / curve.images,
          ])
        : [],
    );
  });
  return csvOf(['model', 'part', 'radius', 'verified', 'attacked'], rows);
}
