import { toContract } from '../engine/contract';
import { METHODS, ROUNDINGS } from '../engine/request';
import type { BackendName, BoundsRequest, InputSource, ModelSource } from '../engine/types';
import type { Command } from './command';
import { describeBounds } from './describeBounds';
import { InputError } from './inputError';
import { jsonPieces } from './jsonPieces';
import { nodeEngine } from './nodeEngine';
import { choiceOption, indexOption, indicesOption, numberOption, rangeOption, readOptions } from './options';
import { readInput } from './readInput';
import { readInputFile } from './readInputFile';

const BACKENDS: readonly BackendName[] = ['wasm', 'cpu'];

const USAGE = `Usage: boundscope bounds MODEL --epsilon E (--dataset ID --index I | --input FILE) [OPTIONS]

Bounds every layer of a network over all inputs within E of an input, and says whether its label is proved there.

MODEL               an ONNX file, or the id of a bundled model (“boundscope models” lists them)
  --epsilon E       radius of the box around the input, in every coordinate
  --dataset ID      take the input from a bundled data set: fashion-mnist
  --index I         the image, counted from 0
  --indices I,J,…   several images at once; every field of the result then has one entry an image
  --input FILE      take the input from a NumPy file (.npy) or from numbers in JSON, in the model's own order
  --clip L,H|none   range that no input leaves (default: 0,1 with a data set, none otherwise)
  --label K         the class to prove (default: the data set's label, else the largest logit)
  --method M        ibp (default), crown-ibp, crown or alpha-crown: ever tighter, and slower
  --rounding R      real (default), float32 or none: which rounding errors the bounds pay for
  --backend B       wasm (default) or cpu
  --json            print the whole result as JSON`;

const OPTIONS = {
  epsilon: { type: 'string' },
  dataset: { type: 'string' },
  index: { type: 'string' },
  indices: { type: 'string' },
  input: { type: 'string' },
  clip: { type: 'string' },
  label: { type: 'string' },
  method: { type: 'string' },
  rounding: { type: 'string' },
  backend: { type: 'string' },
  json: { type: 'boolean' },
} as const;

type Values = ReturnType<typeof readOptions<typeof OPTIONS>>['values'];

/** `boundscope bounds`: bounds of a network over a box of inputs, or over several. */
export const bounds: Command = {
  name: 'bounds',
  summary: 'bound every layer of a network over a box of inputs',
  usage: USAGE,
  async run(args) {
    const { values, positionals } = readOptions(args, OPTIONS);
    const request = await readRequest(values, positionals);
    const result = await nodeEngine(request.method === 'alpha-crown').bounds(request);
    if (values.json) printJson(toContract(result, values.indices !== undefined || result.batch > 1));
    else console.log(describeBounds(result));
    return 0;
  },
};

async function readRequest(values: Values, positionals: readonly string[]): Promise<BoundsRequest> {
  const epsilon = numberOption('epsilon', values.epsilon);
  if (epsilon === undefined) throw new InputError('--epsilon is missing. Give the radius of the box.');
  const clip = rangeOption('clip', values.clip);
  const label = indexOption('label', values.label);
  const method = choiceOption('method', values.method, METHODS);
  const rounding = choiceOption('rounding', values.rounding, ROUNDINGS);
  const backend = choiceOption('backend', values.backend, BACKENDS) ?? 'wasm';
  return {
    epsilon,
    backend,
    ...(clip !== undefined && { clip }),
    ...(label !== undefined && { label }),
    ...(method !== undefined && { method }),
    ...(rounding !== undefined && { rounding }),
    input: await readSource(values),
    model: await readModel(positionals),
  };
}

async function readSource({ dataset, index, indices, input }: Values): Promise<InputSource> {
  if (input !== undefined) {
    if (dataset !== undefined || index !== undefined || indices !== undefined) {
      throw new InputError('--input and --dataset exclude each other. Give one of them.');
    }
    return readInput(input);
  }
  if (dataset === undefined) throw new InputError('There is no input. Give --input FILE, or --dataset ID --index I.');
  const one = indexOption('index', index);
  const several = indicesOption('indices', indices);
  if ((one === undefined) === (several === undefined)) {
    throw new InputError('With --dataset, give either --index I or --indices I,J,….');
  }
  return several === undefined ? { dataset, index: one as number } : { dataset, indices: several };
}

/** A name without a dot or slash is a bundled model's id, anything else a file. */
async function readModel(positionals: readonly string[]): Promise<ModelSource> {
  const [model, ...more] = positionals;
  if (model === undefined)
    throw new InputError('The model is missing. Give an ONNX file or the id of a bundled model.');
  if (more.length > 0) throw new InputError(`“${more[0]}” is one argument too many. Give one model.`);
  if (/^[\w-]+$/.test(model)) return model;
  return (await readInputFile(model)).slice().buffer as ArrayBuffer;
}

function printJson(result: object): void {
  for (const piece of [...jsonPieces(result), '\n']) process.stdout.write(piece);
}
