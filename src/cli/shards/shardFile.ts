import { isMapOf, isRecordOf, isText } from '../../numbers/guards';
import { parseJson } from '../../numbers/parseJson';
import type { RadiusTable } from '../../radii/table/radiusTable';
import { isShard, type Shard } from '../../radii/table/shard';
import { type TableJson, tableFromJson, tableToJson } from '../../radii/table/tableJson';
import { writeWhole } from '../files/tableFile';
import { InputError } from '../options/inputError';
import { readInputFile } from '../options/readInput';

/** By what a table was computed, besides what it says itself; shards of one table agree in it. */
interface Origin {
  /** Version of Boundscope. */
  readonly version: string;
  readonly backend: string;
  /** Which instructions compute there: sums are taken in other orders by others. */
  readonly arithmetic: string;
  /** SHA-256 of each file of the data set that was read, by its name. */
  readonly data: Readonly<Record<string, string>>;
}

/** A part of a table that was computed apart. */
export interface TableShard {
  readonly shard: Shard;
  readonly origin: Origin;
  readonly table: RadiusTable;
}

/** Marks the files. */
const FORMAT = 'boundscope-table-shard';

interface ShardJson extends Omit<TableShard, 'table'> {
  readonly format: typeof FORMAT;
  readonly table: TableJson;
}

const isOrigin = isRecordOf({ version: isText, backend: isText, arithmetic: isText, data: isMapOf(isText) });

/** Writes a shard as JSON; there is no time in it, so that it is the same whenever it is computed. */
export async function writeShard(path: string, { shard, origin, table }: TableShard): Promise<void> {
  const json: ShardJson = { format: FORMAT, shard, origin, table: tableToJson(table) };
  await writeWhole(path, `${JSON.stringify(json)}\n`);
}

/**
 * Reads a shard.
 *
 * @throws InputError naming the file, when it is none
 */
export async function readShardFile(path: string): Promise<TableShard> {
  const refuse = (reason: string) => new InputError(`${path}: ${reason}`);
  const json = parse(new TextDecoder().decode(await readInputFile(path)), path);
  try {
    if (json?.format !== FORMAT) throw refuse('It is not a shard. Give files that “evaluate --shard” wrote.');
    if (!isShard(json.shard) || !isOrigin(json.origin)) throw refuse('It is damaged. Compute this shard again.');
    return { shard: json.shard, origin: json.origin, table: tableFromJson(json.table) };
  } catch (error) {
    throw error instanceof InputError ? error : refuse(`${(error as Error).message} Compute this shard again.`);
  }
}

function parse(text: string, path: string): ShardJson {
  try {
    return parseJson(text) as ShardJson;
  } catch (error) {
    throw new InputError(`${path} ${(error as Error).message}. Compute this shard again.`);
  }
}
