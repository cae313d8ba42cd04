import { type ClassPair, pairAccuracy } from '../../evaluation/table/pairAccuracy';
import type { RadiusTable } from '../../evaluation/table/radiusTable';
import type { AskedRadii, Criterion } from './criteria';
import { criterionWords } from './criterionWords';

/** A model as it is compared. */
export interface Compared {
  readonly name: string;
  readonly table: RadiusTable;
  readonly criteria: readonly Criterion[];
}

/** One figure of every model. */
export interface ComparisonRow {
  readonly name: string;
  /** Shares from 0 to 1, in the order of the models. */
  readonly shares: readonly number[];
}

interface Words {
  readonly nameOf: (label: number) => string;
  readonly format: (radius: number) => string;
}

/** Clean and proved shares of the models at the radii asked for, and how they read the images of some pairs of classes. */
export function comparisonOf(
  models: readonly Compared[],
  asked: AskedRadii,
  pairs: readonly ClassPair[],
  { nameOf, format }: Words,
): readonly ComparisonRow[] {
  const proved = (id: Criterion['id'], radius?: number): ComparisonRow => {
    const { name } = criterionWords(id, asked, format);
    const shares = models.map(({ criteria }) => {
      const tally = criteria.find((criterion) => criterion.id === id)?.tallies.overall;
      return tally ? share(tally.verified, tally.images) : Number.NaN;
    });
    return { name: radius === undefined ? name : `${name} at ${format(radius)}`, shares };
  };
  const { kind, inner, outer } = asked;
  return [
    { name: 'Clean', shares: models.map(({ criteria }) => cleanShare(criteria)) },
    proved('all-outer'),
    ...(kind === 'merges' ? [] : [proved('across', outer), proved('inside', inner)]),
    proved('adaptive'),
    ...pairs.flatMap((pair) => rowsOfPair(models, pair, nameOf)),
  ];
}

/** The table as CSV: a line a model, shares from 0 to 1. */
export function comparisonCsv(models: readonly Compared[], rows: readonly ComparisonRow[]): string {
  const header = ['model', 'images', ...rows.map(({ name }) => name)].map(quote).join();
  const lines = models.map(({ name, table }, at) => {
    return [quote(name), table.labels.length, ...rows.map(({ shares }) => shares[at])].join();
  });
  return [header, ...lines, ''].join('\n');
}

function rowsOfPair(
  models: readonly Compared[],
  pair: ClassPair,
  nameOf: (label: number) => string,
): readonly ComparisonRow[] {
  const [one, other] = pair;
  const found = models.map(({ table }) => pairAccuracy(table, pair));
  const names = `${nameOf(one)} and ${nameOf(other)}`;
  return [
    { name: `${names}, read rightly`, shares: found.map(({ right, images }) => share(right, images)) },
    { name: `${names}, told apart`, shares: found.map(({ apart, images }) => share(apart, images)) },
  ];
}

function cleanShare([first]: readonly Criterion[]): number {
  const { clean, images } = first?.tallies.overall ?? { clean: 0, images: 0 };
  return share(clean, images);
}

function share(count: number, images: number): number {
  return images === 0 ? 0 : count / images;
}

function quote(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
