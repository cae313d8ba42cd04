import { countCriteria } from '../../radii/table/countCriteria';
import { tableToCsv } from '../../radii/table/tableCsv';
import { requireFolders, writeTableJson, writeWhole } from '../files/tableFile';
import { InputError } from '../options/inputError';
import { text } from '../options/kinds';
import { describeCriteria } from '../print/describeCriteria';
import { mergeShards } from '../shards/mergeShards';
import { readShardFile } from '../shards/shardFile';
import { defineCommand } from './command';

const OPTIONS = {
  table: text('--table <FILE>', 'write the table as JSON, packed where FILE ends in .gz'),
  csv: text('--csv <FILE>', 'write it as CSV'),
};

/** `boundscope merge`: one table of its shards. */
export const merge = defineCommand({
  usage: 'merge SHARD… --table FILE [OPTIONS]',
  about: `\
Merges the shards of a radius table that “evaluate --shard” wrote, in any order: the file is the same to the byte as one \
that was computed in one go. Shards of different tables, missing ones, and two of one number that differ are refused, and \
nothing is written.`,
  options: OPTIONS,
  async run({ table: path, csv }, positionals) {
    if (path === undefined && csv === undefined) throw new InputError('Say where to write with --table or --csv.');
    requireFolders(path, csv);
    const read = async (name: string) => ({ path: name, ...(await readShardFile(name)) });
    const table = mergeShards(await Promise.all(positionals.map(read)));
    if (path !== undefined) await writeTableJson(path, table);
    if (csv !== undefined) await writeWhole(csv, tableToCsv(table));
    console.log(describeCriteria(table, countCriteria(table, { epsilons: [], groups: undefined, inner: 0, outer: 0 })));
    return 0;
  },
});
