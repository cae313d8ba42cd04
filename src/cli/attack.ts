import { attackToContract } from '../engine/attackContract';
import type { AttackRequest, AttackResult } from '../engine/types';
import type { Command } from './command';
import { INPUT_OPTIONS, INPUT_USAGE, RUN_USAGE, readEpsilon, readInputOptions } from './inputOptions';
import { nodeEngine } from './nodeEngine';
import { choiceOption, indexOption, readOptions } from './options';
import { printJson } from './printJson';

const USAGE = `Usage: boundscope attack MODEL --epsilon E (--dataset ID --index I | --input FILE) [OPTIONS]

Looks for an input within E of an input that the network reads as another class (projected gradient descent).

MODEL               an ONNX file, or the id of a bundled model (“boundscope models” lists them)
  --epsilon E       radius of the box around the input, in every coordinate
${INPUT_USAGE}
  --restarts N      descents against each class (default: 3)
  --steps N         steps of each descent (default: 20)
  --seed N          start of the random numbers (default: 1)
  --until any|all   stop once the input is misread, or once in favour of every class (default: all)
${RUN_USAGE}`;

const OPTIONS = {
  ...INPUT_OPTIONS,
  epsilon: { type: 'string' },
  restarts: { type: 'string' },
  steps: { type: 'string' },
  seed: { type: 'string' },
  until: { type: 'string' },
} as const;

type Values = ReturnType<typeof readOptions<typeof OPTIONS>>['values'];

/** `boundscope attack`: looks for counterexamples in the box around an input, or around several. */
export const attack: Command = {
  name: 'attack',
  summary: 'look for inputs of a box that a network misreads',
  usage: USAGE,
  async run(args) {
    const { values, positionals } = readOptions(args, OPTIONS);
    const request = await readRequest(values, positionals);
    const result = await nodeEngine(true).attack(request);
    if (values.json) printJson(attackToContract(result, values.indices !== undefined || result.batch > 1));
    else console.log(describe(result));
    return 0;
  },
};

async function readRequest(values: Values, positionals: readonly string[]): Promise<AttackRequest> {
  const epsilon = readEpsilon(values.epsilon);
  const restarts = indexOption('restarts', values.restarts);
  const steps = indexOption('steps', values.steps);
  const seed = indexOption('seed', values.seed);
  const until = choiceOption('until', values.until, ['any', 'all'] as const);
  return {
    epsilon,
    ...(restarts !== undefined && { restarts }),
    ...(steps !== undefined && { steps }),
    ...(seed !== undefined && { seed }),
    ...(until !== undefined && { until }),
    ...(await readInputOptions(values, positionals)),
  };
}

function describe({ label, counterexample, margin, classes, milliseconds, backend }: AttackResult): string {
  const samples = label.map((own, sample) => {
    const heading = label.length > 1 ? `Input ${sample}: ` : '';
    const found = counterexample[sample];
    if (found)
      return `${heading}label ${own}, falsified: read as ${found.label} with margin ${found.margin.toPrecision(4)}`;
    const row = margin.subarray(sample * classes, (sample + 1) * classes);
    const least = Math.min(...row.filter((_, j) => j !== own));
    return `${heading}label ${own}, unknown: the least margin found is ${least.toPrecision(4)}`;
  });
  return [...samples, `${milliseconds.toFixed(0)} ms on ${backend}. Counterexamples are checked in float64.`].join(
    '\n',
  );
}
