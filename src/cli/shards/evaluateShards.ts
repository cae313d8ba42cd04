import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Progress } from '../../engine/api/types';
import type { RadiusTable } from '../../radii/table/radiusTable';
import type { Shard } from '../../radii/table/shard';
import { FileTables } from '../files/fileTables';
import { packageFolder } from '../files/folders';
import { type EvaluateValues, readTableRequest } from '../options/evaluateOptions';
import { InputError } from '../options/inputError';
import { jobsOf, runJobs } from './runJobs';
import type { TableShard } from './shardFile';

const ALL: Shard = { number: 1, of: 1 };

/** Options of `evaluate` that jobs are not given: what is made of the table, and what each has of its own. */
const NOT_FOR_JOBS = [
  'epsilon',
  'groups',
  'epsilon-in',
  'epsilon-out',
  'card',
  'of-seed',
  'tried',
  'csv',
  'table',
  'json',
  'shard',
  'jobs',
  'resume',
];

/**
 * Computes a table, or a shard of one, in this process or in several.
 *
 * @throws InputError for options that do not go together
 */
export async function evaluateShard(
  values: EvaluateValues,
  positionals: readonly string[],
  args: readonly string[],
  onProgress: (progress: Progress) => void,
): Promise<TableShard> {
  const request = readTableRequest(values, positionals);
  const jobs = jobsOf(values.jobs ?? 1);
  const shard = request.shard ?? ALL;
  if (jobs > 1) return runJobs(argsForJobs(args), jobs, shard, values.resume, onProgress);
  const tables = values.resume === undefined ? undefined : new FileTables(values.resume);
  const { arithmeticOf, dataRead, nodeEngine } = await import('../files/nodeEngine');
  const { of, ...table } = await (await nodeEngine(true, values.memory, tables)).radiusTable(request, { onProgress });
  const backend = request.backend as NonNullable<typeof request.backend>;
  return {
    shard,
    origin: { version: await versionOf(), backend, arithmetic: arithmeticOf(backend), data: dataRead() },
    table: table satisfies RadiusTable,
  };
}

/** @throws InputError naming an option that is about a whole table */
export function requireForShard({ card, csv, json, epsilon, groups, table }: EvaluateValues): string {
  const whole = Object.entries({
    '--card': card,
    '--csv': csv,
    '--json': json,
    '--epsilon': epsilon,
    '--groups': groups,
  });
  const [extra] = whole.find(([, value]) => value !== undefined) ?? [];
  if (extra !== undefined) {
    throw new InputError(
      `${extra} is about the whole table. Leave it out, merge the shards, and read that with --from.`,
    );
  }
  if (table !== undefined) return table;
  throw new InputError('Say where the shard is written with --table FILE.');
}

/** The same arguments but for some options and their values. */
function argsForJobs(args: readonly string[]): string[] {
  return args.filter((arg, at) => {
    const isOwn = (text: string | undefined) => NOT_FOR_JOBS.some((name) => text === `--${name}`);
    const isOwnJoined = NOT_FOR_JOBS.some((name) => arg.startsWith(`--${name}=`));
    const isValue = isOwn(args[at - 1]) && args[at - 1] !== '--json';
    return !isOwn(arg) && !isOwnJoined && !isValue;
  });
}

async function versionOf(): Promise<string> {
  const text = await readFile(join(packageFolder(), 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
