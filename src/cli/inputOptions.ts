import type { BackendName, BoundsRequest, InputSource, ModelSource } from '../engine/types';
import { InputError } from './inputError';
import { choiceOption, indexOption, indicesOption, numberOption, rangeOption } from './options';
import { readInput } from './readInput';
import { readInputFile } from './readInputFile';

const BACKENDS: readonly BackendName[] = ['wasm', 'cpu'];

/** Options of every command that is about inputs of a network. */
export const INPUT_OPTIONS = {
  dataset: { type: 'string' },
  index: { type: 'string' },
  indices: { type: 'string' },
  input: { type: 'string' },
  clip: { type: 'string' },
  label: { type: 'string' },
  backend: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** What the person gave for them. */
export type InputValues = {
  readonly [Name in keyof typeof INPUT_OPTIONS]?:
    | ((typeof INPUT_OPTIONS)[Name] extends { type: 'boolean' } ? boolean : string)
    | undefined;
};

/** Their help, but for the last lines. */
export const INPUT_USAGE = `\
  --dataset ID      take the input from a bundled data set: fashion-mnist
  --index I         the image, counted from 0
  --indices I,J,…   several images at once; every field of the result then has one entry an image
  --input FILE      take the input from a NumPy file (.npy) or from numbers in JSON, in the model's own order
  --clip L,H|none   range that no input leaves (default: 0,1 with a data set, none otherwise)
  --label K         the class to prove (default: the data set's label, else the one it is read as)`;

/** The same for how it is run and told. */
export const RUN_USAGE = `\
  --backend B       wasm (default) or cpu
  --json            print the whole result as JSON`;

/**
 * The part of a request that names the model and its inputs.
 *
 * @param positionals the model, and nothing else
 * @throws InputError saying which option to give or change
 */
export async function readInputOptions(
  values: InputValues,
  positionals: readonly string[],
): Promise<Omit<BoundsRequest, 'epsilon'>> {
  const clip = rangeOption('clip', values.clip);
  const label = indexOption('label', values.label);
  return {
    backend: choiceOption('backend', values.backend, BACKENDS) ?? 'wasm',
    ...(clip !== undefined && { clip }),
    ...(label !== undefined && { label }),
    input: await readSource(values),
    model: await readModel(positionals),
  };
}

/** The radius, which must be given. */
export function readEpsilon(text: string | undefined): number {
  const epsilon = numberOption('epsilon', text);
  if (epsilon === undefined) throw new InputError('--epsilon is missing. Give the radius of the box.');
  return epsilon;
}

async function readSource({ dataset, index, indices, input }: InputValues): Promise<InputSource> {
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
