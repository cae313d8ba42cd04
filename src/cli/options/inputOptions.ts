import { NODE_BACKENDS, WITHOUT_GRAPHICS } from '../../catalog/backends';
import { DATASETS } from '../../catalog/datasets';
import { METHOD_NAMES, USUAL_METHOD } from '../../catalog/methods';
import { ROUNDING_NAMES, USUAL_ROUNDING } from '../../catalog/roundings';
import type { BoundsRequest, InputSource } from '../../engine/api/types';
import { readNumber } from '../../numbers/readNumber';
import { REPORT } from '../print/printReport';
import { InputError } from './inputError';
import { choice, clip, describeChoices, flag, numbers, radius, text, whole, wholes } from './kinds';
import { MEMORY } from './memoryOption';
import { MODEL_OPTIONS, readModelOptions } from './modelOptions';
import { given, type ValuesOf } from './options';
import { readInput } from './readInput';

const BUNDLED = describeChoices([...DATASETS].flatMap(([name, { bundled }]) => (bundled ? [name] : [])));

/** How the model is called in the usage of a command. */
export const MODEL = 'MODEL is a file of a network, or the id of a bundled model (“boundscope models” lists them).';

/** The radius of the box. */
export const EPSILON = radius('--epsilon <E>', 'radius of the box around the input, in every coordinate');

/** How bounds are found. */
export const METHOD = choice('--method <M>', 'each tighter and slower than the one before', METHOD_NAMES, USUAL_METHOD);

/** What the bounds hold for. */
export const ROUNDING = choice(
  '--rounding <R>',
  'which rounding errors the bounds account for',
  ROUNDING_NAMES,
  USUAL_ROUNDING,
);

/** Where it runs. */
export const BACKEND = choice('--backend <B>', 'where it runs', NODE_BACKENDS, WITHOUT_GRAPHICS);

/** Options of every command that is about inputs of a network. */
export const INPUT_OPTIONS = {
  dataset: text(
    '--dataset <ID|PATH>',
    `take the input from a bundled data set (${BUNDLED}), or from your own: a folder of pictures with a folder for each class, .npz, .npy, idx, CIFAR batches, .csv, .zip`,
  ),
  index: whole('--index <I>', 'the image, counted from 0'),
  indices: wholes('--indices <I,J,…>', 'several images at once; every field of the result then has one entry an image'),
  input: text(
    '--input <FILE>',
    'take the input from a NumPy array (.npy), a table (.csv), or from JSON: an array of the input’s shape, or numbers in the model’s own order; several inputs one after the other',
  ),
  lower: text(
    '--lower <L,…|FILE>',
    'the box itself instead of a radius: the least of each number of the input, or one number for all',
  ),
  upper: text('--upper <U,…|FILE>', 'and the largest, likewise; without an input their middle is taken'),
  clip: clip(
    '--clip <L,H|L,H;…|none>',
    'range that no input leaves, or one for each number of it (default: 0,1 with a data set, none otherwise)',
  ),
  scales: numbers('--scales <S,…>', 'what E is multiplied by for each number of an input (default: 1)'),
  ...MODEL_OPTIONS,
  label: whole('--label <K>', 'the class to prove (default: the data set’s label, else the one it is classified as)'),
  memory: MEMORY,
  backend: BACKEND,
  report: REPORT,
  json: flag('--json', 'print the whole result as JSON'),
};

/** What the person gave for them. */
export type InputValues = ValuesOf<typeof INPUT_OPTIONS>;

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
  const { clip, label, scales, backend = WITHOUT_GRAPHICS } = values;
  const bounds = given({ lower: await readBound(values.lower), upper: await readBound(values.upper) });
  const input = Object.keys(bounds).length > 0 && !namesInput(values) ? undefined : await readSource(values);
  return {
    backend,
    ...given({ clip, label, scales, input }),
    ...bounds,
    model: readModelOptions(modelNamed(onlyModel(positionals)), values),
  };
}

/** The radius, which must be given where the bounds of the box are not. */
export function requireEpsilon({ epsilon, lower, upper }: InputValues & { readonly epsilon?: number }) {
  if (epsilon !== undefined || lower !== undefined || upper !== undefined) return given({ epsilon });
  throw new InputError('--epsilon is missing. Give the radius of the box, or its bounds as --lower and --upper.');
}

/** One bound of a box: numbers, one for all, or a file of them. */
async function readBound(text: string | undefined): Promise<number | readonly number[] | undefined> {
  if (text === undefined) return undefined;
  const numbers = text.split(',').map(readNumber);
  if (numbers.every((value) => value !== undefined)) return numbers.length === 1 ? numbers[0] : numbers;
  return [...(await readInput(text)).data];
}

function namesInput({ input, dataset, index, indices }: InputValues): boolean {
  return [input, dataset, index, indices].some((each) => each !== undefined);
}

/**
 * The model that a command names, and nothing else.
 *
 * @throws InputError where it names none, or more
 */
export function onlyModel([model, extra]: readonly string[]): string {
  if (model === undefined) {
    throw new InputError('The model is missing. Give a file of a network or the id of a bundled model.');
  }
  if (extra !== undefined) throw new InputError(`“${extra}” is one argument too many. Give one model.`);
  return model;
}

async function readSource({ dataset, index, indices, input }: InputValues): Promise<InputSource> {
  if (input !== undefined) {
    if (dataset !== undefined || index !== undefined || indices !== undefined) {
      throw new InputError('--input and --dataset exclude each other. Give one of them.');
    }
    return readInput(input);
  }
  if (dataset === undefined) throw new InputError('There is no input. Give --input FILE, or --dataset ID --index I.');
  if (index !== undefined && indices === undefined) return { dataset, index };
  if (indices !== undefined && index === undefined) return { dataset, indices };
  throw new InputError('With --dataset, give either --index I or --indices I,J,….');
}

/** A name without a dot or slash is a bundled model's id, anything else a file; the engine reads it, and those beside it. */
export function modelNamed(model: string): string {
  const isId = /^[\w-]+$/.test(model);
  return isId || /[./]/.test(model) ? model : `./${model}`;
}
