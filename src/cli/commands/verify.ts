import { availableParallelism } from 'node:os';
import { WITHOUT_GRAPHICS } from '../../catalog/backends';
import { ROUNDING_NAMES, ROUNDINGS, USUAL_ROUNDING } from '../../catalog/roundings';
import type { Engine, VerifyRequest } from '../../engine/api/types';
import { isOutOfMemory } from '../../engine/backends/outOfMemory';
import { USUAL_TIMEOUT } from '../../engine/requests/bounds/request';
import { gunzip } from '../../formats/inputs/gunzip';
import { parseProperty } from '../../formats/properties/parseProperty';
import type { Query } from '../../formats/properties/vnnlib2';
import { MemoryError } from '../../network/networkError';
import { shardOf } from '../../radii/table/shard';
import { exitCodeOf, messageOf } from '../failure';
import type { Instance } from '../files/instances';
import { InputError } from '../options/inputError';
import { BACKEND, modelNamed } from '../options/inputOptions';
import { choice, seconds, text, whole } from '../options/kinds';
import { MEMORY } from '../options/memoryOption';
import { MODEL_OPTIONS, modelArguments, readModelOptions } from '../options/modelOptions';
import { given, type ValuesOf } from '../options/options';
import { namesOf, requireNetwork } from '../options/queryNetwork';
import { readInputFile } from '../options/readInput';
import { assignmentOf, describeVerdict, reasonOf, UNKNOWN } from '../print/describeVerdict';
import { printReport, REPORT } from '../print/printReport';
import { unlessBeyond } from '../print/unlessBeyond';
import { readShard, SHARD_NOTE } from '../shards/readShard';
import { defineCommand } from './command';

const OPTIONS = {
  timeout: seconds('--timeout <SECONDS>', 'time for each property, start and reading included (default: 60)'),
  rounding: choice(
    '--rounding <R>',
    'what a proof is about; without it what the file declares, or the network over the real numbers',
    ROUNDING_NAMES,
  ),
  seed: whole('--seed <N>', 'start of the random numbers (default: 1)'),
  instances: text(
    '--instances <FILE>',
    'decide a list: a network, a property and seconds on each line, separated by commas; what is said of a network goes for all of them',
  ),
  shard: text('--shard <I/N>', SHARD_NOTE),
  share: text(
    '--share <I/N>',
    'the I-th of N processes that decide a property together; where all print the same name of a share, it holds',
  ),
  network: text('--network <NAME=FILE>', 'the network that a query in VNN-LIB 2 declares under that name'),
  memory: MEMORY,
  jobs: whole(
    '--jobs <N>',
    'processes at once: those of a list, or parts of one property (default: all cores for a property that takes long)',
  ),
  backend: BACKEND,
  report: REPORT,
  ...MODEL_OPTIONS,
};

type Values = ValuesOf<typeof OPTIONS>;

/** `boundscope verify`: decides properties. */
export const verify = defineCommand({
  usage: 'verify MODEL PROPERTY [OPTIONS] | verify QUERY --network NAME=MODEL [OPTIONS] | verify --instances LIST',
  about:
    'Decides whether any input violates a property in VNN-LIB: unsat (the property holds), sat (with a counterexample), unknown or timeout.',
  options: OPTIONS,
  async run(values, positionals, _, begun) {
    (await import('../files/jobs')).endWithParent();
    if (values.instances !== undefined) return decideList(values, positionals);
    if (values.shard !== undefined) throw new InputError('--shard is for a list. Give one with --instances.');
    const [model, path] = namesOf(values, positionals);
    const answer = await unlessBeyond(path, async () => {
      const { request, query } = await requestOf(values, model, path);
      requireNetwork(values, query);
      if (values.report) await printReport(await startEngine(values), request.model, true);
      const own = isParallel(values)
        ? await decideParts(values, { model, path, request, begun })
        : await decideHere(await startEngine(values), values, { model, path, request, begun });
      return query && values.network !== undefined ? assignmentOf(own, query) : own;
    });
    console.log(answer);
    return 0;
  },
});

/** Loads what decides only when something is decided in this process. */
async function startEngine({ memory }: Values): Promise<Engine> {
  return (await import('../files/nodeEngine')).nodeEngine(true, memory);
}

function isParallel({ jobs = 1 }: Values): boolean {
  if (jobs < 1) throw new InputError('--jobs is 0. Give one process at least.');
  return jobs > 1;
}

/** What is to be decided, and when it was asked for (performance.now). */
interface Asked {
  readonly model: string;
  /** Of the property. */
  readonly path: string;
  readonly request: VerifyRequest;
  readonly begun: number;
}

/** Seconds that are left for what was asked for at `begun`; at least a moment, after which it says so. */
function secondsLeft({ timeout = USUAL_TIMEOUT }: Pick<VerifyRequest, 'timeout'>, begun: number): number {
  return Math.max(0.001, timeout - (performance.now() - begun) / 1000);
}

/** Decides one property; where nobody says in how many processes and it takes long, on all cores. */
async function decideHere(engine: Engine, values: Values, asked: Asked): Promise<string> {
  const { model, request, begun } = asked;
  const timeout = secondsLeft(request, begun);
  const cores = (values.jobs ?? values.share) === undefined ? availableParallelism() : 1;
  const { secondsAlone } = await import('../files/decideTogether');
  const alone = secondsAlone(parseProperty(request.property as string).property, cores, timeout);
  const result = await engine.verify({ ...request, timeout: alone ?? timeout });
  const reason = reasonOf(result);
  if (reason) console.error(`${model}: ${reason}`);
  if (alone === undefined || result.verdict !== 'timeout') return describeVerdict(result);
  return decideParts({ ...values, jobs: cores }, asked);
}

/** Decides one property in several processes; what they say of it. */
async function decideParts({ jobs = 1, ...values }: Values, { model, path, request, begun }: Asked): Promise<string> {
  const { decideTogether } = await import('../files/decideTogether');
  const { property } = parseProperty(request.property as string);
  const { verdict, details, errors } = await decideTogether(property, {
    count: jobs,
    argsFor: (of, timeout) => {
      const how = { ...values, timeout, rounding: request.rounding ?? USUAL_ROUNDING };
      if ('file' in of) return [model, of.file, ...optionsOf(how)];
      return [model, path, ...optionsOf(how), '--share', `${of.share.number}/${of.share.of}`];
    },
    secondsLeft: () => secondsLeft(request, begun),
  });
  if (verdict === REFUSED && isOutOfMemory(errors)) {
    throw new MemoryError('A process ran out of memory.', 'Give fewer --jobs, or a smaller box.');
  }
  if (verdict === UNKNOWN && errors) console.error(errors);
  if (verdict === REFUSED) throw new InputError(errors.replace(/^boundscope verify: /, ''));
  return details ? `${verdict}\n${details}` : verdict;
}

/** Options as another process is given them. */
function optionsOf({ timeout, rounding, seed, memory, backend, ...values }: Values): string[] {
  const said = Object.entries({ timeout, rounding, seed, memory, backend, jobs: 1 });
  const own = said.flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`, String(value)]));
  return [...own, ...modelArguments(values)];
}

async function requestOf(
  values: Values,
  model: string,
  path: string,
): Promise<{ readonly request: VerifyRequest; readonly query?: Query | undefined }> {
  const { timeout, rounding, seed, share, backend = WITHOUT_GRAPHICS } = values;
  const property = new TextDecoder().decode(await gunzip(await readInputFile(path)));
  const { query } = parseProperty(property);
  const declared = query && roundingFor(query);
  const request = {
    model: readModelOptions(modelNamed(model), values),
    property,
    rounding: rounding ?? declared ?? USUAL_ROUNDING,
    backend,
    ...given({ timeout, seed, share: share === undefined ? undefined : shareOf(share) }),
  };
  return { request, query };
}

/** “1/2”; the engine refuses what is none. */
function shareOf(given: string) {
  const [number = Number.NaN, of = Number.NaN] = given.split('/').map(Number);
  return { number, of };
}

/** What a proof has to cover: every execution in float32 where the query declares that, else the real numbers. */
function roundingFor({ input, output }: Query) {
  const isReal = [input, output].every(({ type }) => type.toLowerCase() === 'real');
  return isReal ? USUAL_ROUNDING : ROUNDING_NAMES.find((name) => ROUNDINGS[name].coversRuns);
}

/** Decides a list, a line for each: network, property, verdict, seconds. */
async function decideList(values: Values, positionals: readonly string[]): Promise<number> {
  if (positionals.length > 0 || values.network !== undefined) {
    throw new InputError('With --instances, give neither a network nor a property.');
  }
  if (values.share !== undefined) throw new InputError('--share is for one property. Give --shard for a list.');
  const { readInstances } = await import('../files/instances');
  const all = await readInstances(values.instances as string);
  const instances = values.shard === undefined ? all : shardOf(all, readShard(values.shard));
  if (isParallel(values)) return decideListAtOnce(values, instances);
  const engine = await startEngine(values);
  let code = 0;
  for (const { model, property, timeout } of instances) {
    const start = performance.now();
    const verdict = await decideOne(engine, { ...given({ timeout }), ...values }, { model, property }, start);
    console.log([model, property, verdict, ((performance.now() - start) / 1000).toFixed(3)].join(','));
    if (verdict === REFUSED) code = 2;
  }
  return code;
}

/** The same, several at once; lines in the order of the list. */
async function decideListAtOnce({ jobs = 1, ...values }: Values, instances: readonly Instance[]): Promise<number> {
  const { decideEach } = await import('../files/jobs');
  const args = instances.map(({ model, property, timeout }) => [
    model,
    property,
    ...optionsOf({ ...given({ timeout }), ...values }),
  ]);
  const lines: string[] = [];
  let [printed, code] = [0, 0];
  await decideEach(args, jobs, ({ verdict, errors }, at, seconds) => {
    const { model, property } = instances[at] as Instance;
    lines[at] = [model, property, verdict, seconds.toFixed(3)].join(',');
    if (verdict === REFUSED) {
      console.error(`${model}, ${property}: ${errors.replace(/^boundscope verify: /, '')}`);
      code = 2;
    } else if (errors) console.error(errors);
    for (; lines[printed] !== undefined; printed++) console.log(lines[printed]);
    return false;
  });
  return code;
}

/** What stands for a verdict where a network or a property cannot be taken. */
const REFUSED = 'error';

async function decideOne(engine: Engine, values: Values, { model, property }: Instance, begun: number) {
  try {
    return await unlessBeyond(property, async () => {
      const { request } = await requestOf(values, model, property);
      return (await decideHere(engine, values, { model, path: property, request, begun })).split('\n')[0] as string;
    });
  } catch (error) {
    if (exitCodeOf(error) !== 2) throw error;
    console.error(`${model}, ${property}: ${messageOf(error)}`);
    return REFUSED;
  }
}
