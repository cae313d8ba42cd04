import type { RadiusTable } from '../../radii/table/radiusTable';
import { joinShards, type Shard } from '../../radii/table/shard';
import { InputError } from '../options/inputError';
import type { TableShard } from './shardFile';

/** A shard, and the file that it stands in, for messages. */
export interface ReadShard extends TableShard {
  readonly path: string;
}

/**
 * The table whose shards these are, in whatever order, as if it had been computed in one go. One that is given twice must
 * say the same both times.
 *
 * @throws InputError when they are of different tables, when one is missing, or when two of one number differ
 */
export function mergeShards(shards: readonly ReadShard[]): RadiusTable {
  const [first, ...others] = shards;
  if (!first) throw new InputError('No shard is given. Name the files that “evaluate --shard” wrote.');
  for (const other of others) requireSameTable(first, other);
  const { of } = first.shard;
  const byNumber = new Map<number, ReadShard>();
  for (const shard of shards) {
    const { number } = shard.shard;
    const known = byNumber.get(number);
    if (known && JSON.stringify(rowsOf(known.table)) !== JSON.stringify(rowsOf(shard.table))) {
      throw new InputError(`${known.path} and ${shard.path} are both ${nameOf(shard)}, and differ. Compute it again.`);
    }
    byNumber.set(number, shard);
  }
  const missing = Array.from({ length: of }, (_, at) => at + 1).filter((number) => !byNumber.has(number));
  if (missing.length > 0) {
    const [are, them] = missing.length === 1 ? ['is', 'it'] : ['are', 'them'];
    throw new InputError(`Of ${of} shards, ${missing.join(', ')} ${are} missing. Compute ${them}, or name the files.`);
  }
  requireApart(shards);
  const parts = Array.from({ length: of }, (_, at) => byNumber.get(at + 1) as ReadShard);
  try {
    const rows = joinShards(parts.map(({ table }) => rowsOf(table)));
    return tableOf(first.table, rows);
  } catch (error) {
    throw error instanceof RangeError ? new InputError(`${error.message} Compute them all of the same images.`) : error;
  }
}

/** What all shards of a table agree in, and how it is printed. */
const SAME: readonly (readonly [what: string, of: (shard: ReadShard) => unknown])[] = [
  ['number of shards', ({ shard }) => shard.of],
  ['network', ({ table }) => table.about.model],
  ['data set', ({ table }) => table.about.dataset],
  ['content of the data set', ({ origin }) => Object.entries(origin.data).sort()],
  ['method', ({ table }) => table.about.method],
  ['rounding', ({ table }) => table.about.rounding],
  ['grid', ({ table }) => table.about.grid],
  ['clip', ({ table }) => table.about.clip],
  ['attack', ({ table }) => table.about.attack],
  ['number of classes', ({ table }) => table.about.outputs],
  ['version', ({ table, origin }) => [table.about.version, origin.version]],
  ['backend', ({ origin }) => [origin.backend, origin.arithmetic]],
];

function requireSameTable(one: ReadShard, other: ReadShard): void {
  const differing = SAME.find(([, of]) => JSON.stringify(of(one)) !== JSON.stringify(of(other)));
  if (!differing) return;
  throw new InputError(
    `${one.path} and ${other.path} are not shards of one table: the ${differing[0]} differs. Merge those of one alone.`,
  );
}

/** An image that two shards have is the same in both. */
function requireApart(shards: readonly ReadShard[]): void {
  const known = new Map<number, { readonly row: string; readonly path: string }>();
  for (const { path, table } of shards) {
    for (const each of rowsOf(table)) {
      const row = JSON.stringify(each);
      const before = known.get(each.index);
      if (before && before.row !== row) {
        throw new InputError(
          `${before.path} and ${path} both have image ${each.index}, and differ. Compute both shards again.`,
        );
      }
      known.set(each.index, { row, path });
    }
  }
}

function nameOf({ shard: { number, of } }: { readonly shard: Shard }): string {
  return `shard ${number} of ${of}`;
}

/** All numbers of an image. */
interface Row {
  readonly index: number;
  readonly label: number;
  readonly prediction: number;
  readonly certified: readonly number[];
  readonly attacked: readonly number[];
}

function rowsOf({ about: { outputs }, ...table }: RadiusTable): Row[] {
  const pairs = (values: Uint16Array, row: number) => [...values.subarray(row * outputs, (row + 1) * outputs)];
  return Array.from(table.indices, (index, row) => ({
    index,
    label: table.labels[row] as number,
    prediction: table.predictions[row] as number,
    certified: pairs(table.certified, row),
    attacked: pairs(table.attacked, row),
  }));
}

function tableOf({ about }: RadiusTable, rows: readonly Row[]): RadiusTable {
  return {
    about,
    indices: Uint32Array.from(rows, (row) => row.index),
    labels: Uint16Array.from(rows, (row) => row.label),
    predictions: Uint16Array.from(rows, (row) => row.prediction),
    certified: Uint16Array.from(rows.flatMap((row) => row.certified)),
    attacked: Uint16Array.from(rows.flatMap((row) => row.attacked)),
  };
}
