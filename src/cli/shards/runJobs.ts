import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Progress } from '../../engine/api/types';
import type { Shard } from '../../radii/table/shard';
import { beginProcess } from '../files/jobs';
import { withTemporaryFolder } from '../files/temporaryFolder';
import { InputError } from '../options/inputError';
import { mergeShards, type ReadShard } from './mergeShards';
import { readShardFile, type TableShard } from './shardFile';

/** Marks a process that another one began. */
const IS_JOB = 'BOUNDSCOPE_JOB';

/** Whether this process computes a shard for another one. */
export function isJob(): boolean {
  return process.env[IS_JOB] !== undefined;
}

/** The number of processes: as many as there are cores where 0 is given. */
export function jobsOf(given: number): number {
  return given === 0 ? availableParallelism() : given;
}

/**
 * Computes a table, or a shard of one, in several processes, each of which computes a shard of it; what they say of how far
 * they are is reported as one. They are the processes that would run on other machines, so the result is the same to the byte.
 *
 * @param args of `boundscope evaluate`, without what is written where, `--shard` and `--jobs`
 * @param resume where unfinished tables are kept: each job adds its number
 * @throws InputError when a job ends badly; what it said stands on stderr
 */
export async function runJobs(
  args: readonly string[],
  jobs: number,
  within: Shard,
  resume: string | undefined,
  onProgress: (progress: Progress) => void,
): Promise<TableShard> {
  const progress = new Map<number, Progress>();
  const progressOf = (job: number) => (of: Progress) => {
    progress.set(job, of);
    onProgress(together([...progress.values()]));
  };
  const controller = new AbortController();
  return withTemporaryFolder('boundscope-jobs-', async (folder) => {
    const paths = await Promise.all(
      Array.from({ length: jobs }, async (_, job) => {
        const path = join(folder, `${job + 1}.json`);
        const own = resume === undefined ? [] : ['--resume', `${resume}.${job + 1}-of-${jobs}`];
        const { number, of } = jobShard(within, job, jobs);
        const shard = ['--shard', `${number}/${of}`, '--table', path];
        await runOne([...args, ...own, ...shard], progressOf(job), controller);
        return path;
      }),
    );
    const shards = await Promise.all(paths.map(async (path) => ({ path, ...(await readShardFile(path)) })));
    return { shard: within, origin: (shards[0] as ReadShard).origin, table: mergeShards(shards.map(renumbered)) };
  });

  function renumbered(read: ReadShard, job: number): ReadShard {
    return { ...read, shard: { number: job + 1, of: jobs } };
  }
}

/** Of the entries number, number + of, …, every `jobs`-th. */
function jobShard({ number, of }: Shard, job: number, jobs: number): Shard {
  return { number: number + of * job, of: of * jobs };
}

function runOne(args: readonly string[], onProgress: (of: Progress) => void, all: AbortController): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = beginProcess(['evaluate', ...args], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { ...process.env, [IS_JOB]: '1' },
      signal: all.signal,
    });
    child.on('message', (message) => onProgress(message as Progress));
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      if (code === 0) return resolve();
      const how = signal ? `was ended by ${signal}` : 'ended badly';
      reject(
        new InputError(
          `One of the jobs ${how}; see above. With --resume, run it again to continue from what was kept.`,
        ),
      );
      // The others would compute for nothing.
      all.abort();
    });
  });
}

function together(all: readonly Progress[]): Progress {
  const sum = (of: (one: Progress) => number) => all.reduce((total, one) => total + of(one), 0);
  const left = all.flatMap(({ secondsLeft }) => (secondsLeft === undefined ? [] : [secondsLeft]));
  return {
    done: sum(({ done }) => done),
    total: sum(({ total }) => total),
    ...(left.length > 0 && { secondsLeft: Math.max(...left) }),
  };
}
