import { useMemo } from 'react';
import { bundledPart } from '../../../app/models/datasetFor';
import { type PairMatrix, pairMatrix } from '../../../radii/table/pairMatrix';
import type { RadiusTable } from '../../../radii/table/radiusTable';
import type { LoadedTable } from '../tables/useTables';
import { type AskedRadii, type Criterion, criteriaOf } from './criteria';
import { type SeedCriteria, seedsAt } from './seedsAt';

/** Everything the view says of one model at the radii asked for. */
export interface ModelReport extends LoadedTable {
  readonly criteria: readonly Criterion[];
  readonly matrix: PairMatrix;
  /** The criteria of all seeds of its recipe, where there are several. */
  readonly seeds: SeedCriteria | null;
}

/** Whether two tables are about images of one data set. */
export function isAboutSameImages(one: RadiusTable, other: RadiusTable | undefined): boolean {
  return other !== undefined && bundledPart(one.about.dataset) === bundledPart(other.about.dataset);
}

/** Counts the tables anew whenever radii or groups change; a matter of milliseconds. */
export function useReports(
  tables: readonly LoadedTable[],
  groupOf: readonly number[] | null,
  asked: AskedRadii | null,
): readonly ModelReport[] {
  return useMemo(() => {
    if (!groupOf || !asked) return [];
    const fitting = tables.filter(
      ({ table }) => table.about.outputs === groupOf.length && isAboutSameImages(table, tables[0]?.table),
    );
    const names = shortNames(fitting.map(({ name }) => name));
    return fitting.map((loaded, at) => {
      const criteria = criteriaOf(loaded.table, groupOf, asked);
      return {
        ...loaded,
        name: names[at] ?? loaded.name,
        criteria,
        matrix: pairMatrix(loaded.table, asked.pairs),
        seeds: seedsAt(loaded.table, criteria, loaded.otherSeeds, groupOf, asked),
      };
    });
  }, [tables, groupOf, asked]);
}

/** Names without what they all begin with, up to a comma: what is said once need not stand beside every number. */
export function shortNames(names: readonly string[]): string[] {
  const [first = ''] = names;
  const shared = first.slice(0, first.indexOf(', ') + 2);
  const isShared = names.length > 1 && shared.length > 0 && names.every((name) => name.startsWith(shared));
  return isShared ? names.map((name) => name.slice(shared.length)) : [...names];
}
