import { type Spread, spreadOf } from '../../../numbers/spread';
import type { RadiusTable } from '../../../radii/table/radiusTable';
import { firstRows } from '../../../radii/table/rows';
import { type AskedRadii, type Criterion, criteriaOf } from './criteria';

/** What is asked, counted for the networks of all seeds on the same images. */
export interface SeedCriteria {
  /** How many images: the first ones of the network's own table. */
  readonly images: number;
  /** The network's own criteria first. */
  readonly networks: readonly (readonly Criterion[])[];
}

/**
 * Counts what is asked of a network for those of other seeds, too, on the first images of its table, which all were judged
 * on. Null where there are no other seeds, or where their tables are of other images: then they would differ whatever the
 * seed.
 *
 * @param criteria of the network itself, on all images of its table
 * @param others tables of the networks that its recipe comes to with other seeds
 */
export function seedsAt(
  table: RadiusTable,
  criteria: readonly Criterion[],
  others: readonly RadiusTable[],
  groupOf: readonly number[],
  asked: AskedRadii,
): SeedCriteria | null {
  const images = others[0]?.indices.length ?? 0;
  const isAlike = (other: RadiusTable) =>
    other.about.method === table.about.method &&
    other.about.rounding === table.about.rounding &&
    other.indices.length === images &&
    other.indices.every((index, row) => index === table.indices[row]);
  if (images === 0 || !others.every(isAlike)) return null;
  const own = images === table.indices.length ? criteria : criteriaOf(firstOf(table, images), groupOf, asked);
  return { images, networks: [own, ...others.map((other) => criteriaOf(other, groupOf, asked))] };
}

const known = new WeakMap<RadiusTable, RadiusTable>();

/** The first images of a table, the same table each time: what is counted once for all radii is kept with it. */
function firstOf(table: RadiusTable, images: number): RadiusTable {
  const last = known.get(table);
  if (last?.indices.length === images) return last;
  const first = firstRows(table, images);
  known.set(table, first);
  return first;
}

/** The shares verified of all seeds by a criterion, or their clean ones; null where there is one seed. */
export function spreadAt(seeds: SeedCriteria | null, id: Criterion['id'] | 'clean'): Spread | null {
  if (!seeds) return null;
  return spreadOf(seeds.networks.map((criteria) => shareOf(criteria, id)));
}

/** The share of images that are verified by a criterion, or classified correctly. */
export function shareOf(criteria: readonly Criterion[], id: Criterion['id'] | 'clean'): number {
  const found = id === 'clean' ? criteria[0] : criteria.find((one) => one.id === id);
  const { images, clean, verified } = found?.tallies.overall ?? { images: 0, clean: 0, verified: 0 };
  if (images === 0) return 0;
  return (id === 'clean' ? clean : verified) / images;
}
