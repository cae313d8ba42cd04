import { radiusToContract } from '../engine/attackContract';
import { METHODS, ROUNDINGS } from '../engine/request';
import type { RadiusRequest, RadiusResult } from '../engine/types';
import type { Command } from './command';
import { INPUT_OPTIONS, INPUT_USAGE, RUN_USAGE, readInputOptions } from './inputOptions';
import { nodeEngine } from './nodeEngine';
import { choiceOption, indexOption, numberOption, readOptions } from './options';
import { printJson } from './printJson';

const USAGE = `Usage: boundscope radius MODEL (--dataset ID --index I | --input FILE) [OPTIONS]

Brackets how far an input can be moved: the largest radius that is certified, as is every smaller one of the grid, and
the smallest within which an attack finds an input that the network reads as another class.

MODEL               an ONNX file, or the id of a bundled model (“boundscope models” lists them)
${INPUT_USAGE}
  --method M        ibp (default), crown-ibp, crown or alpha-crown: ever tighter, and slower
  --rounding R      real (default), float32 or none: which rounding errors the bounds pay for
  --largest E       the largest radius tried (default: 0.25)
  --grid N          try N radii, evenly spaced up to the largest (default: 32, by IBP
                    1024, up to the smallest that is broken)
  --restarts N      descents against each class (default: 3)
  --steps N         steps of each descent (default: 20)
  --seed N          start of the random numbers (default: 1)
${RUN_USAGE}`;

const OPTIONS = {
  ...INPUT_OPTIONS,
  method: { type: 'string' },
  rounding: { type: 'string' },
  largest: { type: 'string' },
  grid: { type: 'string' },
  restarts: { type: 'string' },
  steps: { type: 'string' },
  seed: { type: 'string' },
} as const;

type Values = ReturnType<typeof readOptions<typeof OPTIONS>>['values'];

/** `boundscope radius`: how far an input, or each of several, can be moved. */
export const radius: Command = {
  name: 'radius',
  summary: 'bracket how far an input can be moved: certified and falsified radii',
  usage: USAGE,
  async run(args) {
    const { values, positionals } = readOptions(args, OPTIONS);
    const request = await readRequest(values, positionals);
    const result = await nodeEngine(true).radius(request);
    if (values.json) printJson(radiusToContract(result, values.indices !== undefined || result.batch > 1));
    else console.log(describe(result));
    return 0;
  },
};

async function readRequest(values: Values, positionals: readonly string[]): Promise<RadiusRequest> {
  const method = choiceOption('method', values.method, METHODS);
  const rounding = choiceOption('rounding', values.rounding, ROUNDINGS);
  const largest = numberOption('largest', values.largest);
  const grid = indexOption('grid', values.grid);
  const restarts = indexOption('restarts', values.restarts);
  const steps = indexOption('steps', values.steps);
  const seed = indexOption('seed', values.seed);
  return {
    ...(method && { method }),
    ...(rounding && { rounding }),
    ...(largest !== undefined && { largest }),
    ...(grid !== undefined && { grid }),
    ...(restarts !== undefined && { restarts }),
    ...(steps !== undefined && { steps }),
    ...(seed !== undefined && { seed }),
    ...(await readInputOptions(values, positionals)),
  };
}

function describe({ label, certified, falsified, method, milliseconds, backend }: RadiusResult): string {
  const samples = label.map((own, sample) => {
    const heading = label.length > 1 ? `Input ${sample}: ` : '';
    const broken = falsified[sample] ?? null;
    if (broken === 0) return `${heading}label ${own}, misread as it is`;
    const proved = `certified up to ${certified[sample]}`;
    return `${heading}label ${own}, ${proved}, ${broken === null ? 'not falsified' : `falsified at ${broken}`}`;
  });
  return [...samples, `${milliseconds.toFixed(0)} ms by ${method} on ${backend}.`].join('\n');
}
