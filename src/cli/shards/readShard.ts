import { isShard, type Shard } from '../../radii/table/shard';
import { InputError } from '../options/inputError';

/** How it is written in help texts. */
export const SHARD_NOTE =
  'the I-th of N parts, counted from 1; auto takes a Slurm array’s, auto/N the index of a Kubernetes Indexed Job';

/**
 * A shard as it is given: “2/3”; or “auto”, from the variables of a Slurm array job; or “auto/3”, from the completion index
 * of a Kubernetes Indexed Job, which does not say how many there are. Variables are read only where that is asked for.
 *
 * @throws InputError saying what is missing
 */
export function readShard(given: string, environment: NodeJS.ProcessEnv = process.env): Shard {
  const [first, second, ...more] = given.split('/').map((part) => part.trim());
  const refuse = (reason: string) => new InputError(`--shard is “${given}”. ${reason}`);
  if (more.length > 0) throw refuse(EXAMPLES);
  if (first === 'auto' && second === undefined) return shardOfSlurm(environment, refuse);
  if (first === 'auto') {
    const index = wholeOf(environment.JOB_COMPLETION_INDEX);
    if (index === undefined) throw refuse('JOB_COMPLETION_INDEX is not set. Run it in an Indexed Job, or give I/N.');
    const of = wholeOf(second) ?? Number.NaN;
    if (index >= of)
      throw refuse(`JOB_COMPLETION_INDEX is ${index}, and indices of ${of} parts end at ${of - 1}. ${COMPLETIONS}`);
    return checked({ number: index + 1, of }, refuse);
  }
  return checked({ number: wholeOf(first) ?? Number.NaN, of: wholeOf(second) ?? Number.NaN }, refuse);
}

const EXAMPLES = 'Give one such as 2/3: the second of three, counted from 1.';

const COMPLETIONS = 'Give as many parts as the job has completions.';

const EVENLY = 'Number them evenly, as sbatch --array=1-16 does, or give I/N.';

type Refuse = (reason: string) => InputError;

function shardOfSlurm(environment: NodeJS.ProcessEnv, refuse: Refuse): Shard {
  const read = (name: string) => wholeOf(environment[`SLURM_ARRAY_TASK_${name}`]);
  const [id, least, step = 1, of] = [read('ID'), read('MIN'), read('STEP'), read('COUNT')];
  if (id === undefined || least === undefined || of === undefined) {
    throw refuse('There are no variables of a Slurm array here. Submit it with sbatch --array, or give I/N.');
  }
  const shard = { number: (id - least) / step + 1, of };
  if (!isShard(shard)) throw refuse(`Task ${id} of this Slurm array is none of ${of} from ${least} on. ${EVENLY}`);
  return shard;
}

function checked(shard: Shard, refuse: Refuse): Shard {
  if (isShard(shard)) return shard;
  throw refuse(EXAMPLES);
}

function wholeOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}
