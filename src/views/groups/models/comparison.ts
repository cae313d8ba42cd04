import { useMemo } from 'react';
import { csvOf } from '../../../app/commands/csv';
import type { Spread } from '../../../numbers/spread';
import { type ClassPair, examplePairs, pairAccuracy } from '../../../radii/table/pairAccuracy';
import type { RadiusTable } from '../../../radii/table/radiusTable';
import { criterionWords } from '../finding/criterionWords';
import type { AskedRadii, Criterion } from '../state/criteria';
import { spreadAt } from '../state/seedsAt';
import type { Selection } from '../state/selection';
import type { ModelReport } from '../state/useReports';
import { TWO_CLASSES } from '../words';
import type { ComparedModel } from './comparisonSentence';

/** A model as it is compared, image by image. */
interface ComparedTable extends ComparedModel {
  readonly table: RadiusTable;
}

/** One figure of every model. */
export interface ComparisonRow {
  readonly name: string;
  /** Shares from 0 to 1, in the order of the models. */
  readonly shares: readonly number[];
  /** Of the recipe's seeds, where they are known. */
  readonly spreads: readonly (Spread | null)[];
}

interface Words {
  readonly nameOf: (label: number) => string;
  readonly format: (radius: number) => string;
}

/** Clean and proved shares of the models at the radii asked for, and how they read the images of some pairs of classes. */
export function comparisonOf(
  models: readonly ComparedTable[],
  asked: AskedRadii,
  pairs: readonly ClassPair[],
  { nameOf, format }: Words,
): readonly ComparisonRow[] {
  const spreadsOf = (id: Criterion['id'] | 'clean') => models.map(({ seeds }) => spreadAt(seeds, id));
  const proved = (id: Criterion['id'], radius?: number): ComparisonRow => {
    const { name } = criterionWords(id, asked, format);
    const shares = models.map(({ criteria }) => {
      const tally = criteria.find((criterion) => criterion.id === id)?.tallies.overall;
      return tally ? share(tally.verified, tally.images) : Number.NaN;
    });
    return { name: radius === undefined ? name : `${name} at ${format(radius)}`, shares, spreads: spreadsOf(id) };
  };
  const { kind, inner, outer } = asked;
  return [
    { name: 'Clean', shares: models.map(({ criteria }) => cleanShare(criteria)), spreads: spreadsOf('clean') },
    proved('all-outer'),
    ...(kind === 'merges' ? [] : [proved('between', outer), proved('within', inner)]),
    proved('adaptive'),
    ...pairs.flatMap((pair) => rowsOfPair(models, pair, nameOf)),
  ];
}

/** The table as CSV: a line a model, shares from 0 to 1. */
export function comparisonCsv(models: readonly ComparedTable[], rows: readonly ComparisonRow[]): string {
  return csvOf(
    ['model', 'images', ...rows.map(({ name }) => name)],
    models.map(({ name, table }, at) => [name, table.labels.length, ...rows.map(({ shares }) => shares[at])]),
  );
}

function rowsOfPair(
  models: readonly ComparedTable[],
  pair: ClassPair,
  nameOf: (label: number) => string,
): readonly ComparisonRow[] {
  const [one, other] = pair;
  const found = models.map(({ table }) => pairAccuracy(table, pair));
  const names = `${nameOf(one)} and ${nameOf(other)}`;
  const row = (what: string, shares: readonly number[]): ComparisonRow => {
    return { name: `${names}, ${what}`, shares, spreads: models.map(() => null) };
  };
  return [
    row(
      TWO_CLASSES.right,
      found.map(({ right, images }) => share(right, images)),
    ),
    row(
      TWO_CLASSES.apart,
      found.map(({ apart, images }) => share(apart, images)),
    ),
  ];
}

function cleanShare([first]: readonly Criterion[]): number {
  const { clean, images } = first?.tallies.overall ?? { clean: 0, images: 0 };
  return share(clean, images);
}

function share(count: number, images: number): number {
  return images === 0 ? 0 : count / images;
}

/** The models in numbers: of the pair of classes that is selected, else of a similar and a dissimilar one. */
export function useComparison(
  reports: readonly ModelReport[],
  asked: AskedRadii | null,
  selected: Selection | null,
  nameOf: (label: number) => string,
  format: (radius: number) => string,
): readonly ComparisonRow[] {
  return useMemo(() => {
    if (!asked) return [];
    const classes = Array.from({ length: asked.pairs.classes }, (_, label) => nameOf(label));
    const pairs = pairOf(selected, classes.length) ?? examplePairs(classes);
    return comparisonOf(reports, asked, pairs, { nameOf, format });
  }, [reports, asked, selected, nameOf, format]);
}

/** The selected pair; a link may name classes that do not exist. */
function pairOf(selected: Selection | null, classes: number): readonly ClassPair[] | null {
  if (selected?.kind !== 'pair') return null;
  const { label, against } = selected;
  return label !== against && label < classes && against < classes ? [[label, against]] : null;
}
