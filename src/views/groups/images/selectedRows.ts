import { innerGroupRadii, interGroupRadii, uniformRadii } from '../../../radii/table/criteria';
import type { RadiusTable } from '../../../radii/table/radiusTable';
import { findRows, type RowReport } from '../../../radii/table/rows';
import { groupLetter } from '../../../similarity/tree/grouping';
import type { PairRadii } from '../../../similarity/tree/pairRadii';
import { criterionWords } from '../finding/criterionWords';
import type { AskedRadii, Criterion } from '../state/criteria';
import type { Selection } from '../state/selection';

/** The images behind a selection that do not meet what is asked, the furthest from it first. */
export interface SelectedRows {
  readonly title: string;
  readonly rows: readonly RowReport[];
  /** How many images were asked. */
  readonly asked: number;
}

interface Words {
  readonly nameOf: (label: number) => string;
  readonly format: (radius: number) => string;
}

/** Finds the images of one table behind a selection. */
export function selectedRows(
  table: RadiusTable,
  selection: Selection,
  groupOf: readonly number[],
  asked: AskedRadii,
  words: Words,
): SelectedRows {
  const radii = radiiFor(table, selection, groupOf, asked);
  const all = findRows(table, radii, filterFor(selection, groupOf));
  return {
    title: titleOf(selection, asked, words),
    rows: all.filter(({ verdict }) => verdict !== 'verified'),
    asked: all.length,
  };
}

function radiiFor(
  { about }: RadiusTable,
  selection: Selection,
  groupOf: readonly number[],
  asked: AskedRadii,
): PairRadii {
  if (selection.kind === 'point') return uniformRadii(about.outputs, selection.radius);
  if (selection.kind === 'criterion') return radiiOfCriterion(selection.id, about.outputs, groupOf, asked);
  return asked.pairs;
}

function radiiOfCriterion(
  id: Criterion['id'],
  classes: number,
  groupOf: readonly number[],
  { inner, outer, pairs }: AskedRadii,
): PairRadii {
  if (id === 'between') return interGroupRadii(groupOf, outer);
  if (id === 'within') return innerGroupRadii(groupOf, inner);
  if (id === 'all-inner') return uniformRadii(classes, inner);
  return id === 'all-outer' ? uniformRadii(classes, outer) : pairs;
}

function filterFor(selection: Selection, groupOf: readonly number[]) {
  if (selection.kind === 'pair') return { labels: [selection.label], against: selection.against };
  if (selection.kind === 'class') return { labels: [selection.label] };
  const group = selection.kind === 'criterion' ? null : selection.group;
  return group === null ? {} : { labels: [...groupOf.keys()].filter((label) => groupOf[label] === group) };
}

function titleOf(selection: Selection, asked: AskedRadii, { nameOf, format }: Words): string {
  if (selection.kind === 'pair') return `${nameOf(selection.label)}, not ${nameOf(selection.against)}`;
  if (selection.kind === 'class') return nameOf(selection.label);
  if (selection.kind === 'group') return `Group ${groupLetter(selection.group)}`;
  if (selection.kind === 'criterion') return criterionWords(selection.id, asked, format).name;
  const whose = selection.group === null ? 'All images' : `Group ${groupLetter(selection.group)}`;
  return `${whose} at ${format(selection.radius)}`;
}
