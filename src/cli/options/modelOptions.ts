import type { ModelFile, ModelSource } from '../../engine/api/types';
import { choice, constants, flag, names, number, numbers, ranges, text, whole, wholes } from './kinds';
import { given, type ValuesOf } from './options';

/** What a file does not say of its network, and a person does. */
export const MODEL_OPTIONS = {
  mean: numbers(
    '--mean <M,…>',
    'the network takes (x − mean) / std: one number, one for each channel, or one for each input',
  ),
  std: numbers('--std <S,…>', 'likewise; boxes are of the inputs before that'),
  ranges: ranges('--ranges <L,H;…>', 'range that each number of the input cannot leave'),
  outputs: choice('--outputs <WHAT>', 'what the outputs are (default: classes, where there are several)', [
    'classes',
    'values',
  ]),
  threshold: number('--threshold <T>', 'of a network with one output: is it above T, or not, in the whole box?'),
  inputName: text('--input-name <NAME>', 'which of several inputs the box is of (default: the first)'),
  inputSizes: wholes(
    '--input-sizes <S,…>',
    'sizes of the input without the batch, where the file leaves some open: 3,64,64',
  ),
  constants: constants(
    '--constant <NAME=N,…>',
    'what another input is held at: one number, or each of them; give it once for each (default: 0)',
  ),
  outputName: text('--output-name <NAME>', 'which of several outputs is bounded (default: the first of numbers)'),
  classAxis: whole(
    '--class-axis <A>',
    'along which axis of the output the classes are, counted from 0 without the batch',
  ),
  classAt: wholes('--class-at <I,J,…>', 'where on its other axes (default: at 0)'),
  lastLayer: flag('--last-layer', 'the last dense layer alone, of a network whose other layers cannot be bounded'),
  labels: names('--labels <A,B,…>', 'names of the classes or values'),
};

/** The file with what the person says of it. */
export function readModelOptions(file: ModelFile, values: ValuesOf<typeof MODEL_OPTIONS>): ModelSource {
  const { mean, std, ranges, outputs, threshold, labels, inputName, inputSizes, outputName, classAxis, classAt } =
    values;
  const said = given({
    mean,
    std,
    ranges,
    outputs,
    threshold,
    labels,
    input: inputName,
    sizes: inputSizes,
    constants: values.constants,
    output: outputName,
    classAxis,
    classAt,
    lastLayer: values.lastLayer,
  });
  return Object.keys(said).length > 0 ? { file, ...said } : file;
}

/** The same as arguments of another process. */
export function modelArguments(values: ValuesOf<typeof MODEL_OPTIONS>): string[] {
  return Object.entries(MODEL_OPTIONS).flatMap(([name, { flags }]) => {
    const [flag] = flags.split(' ');
    const value: unknown = values[name as keyof typeof MODEL_OPTIONS];
    return value === undefined ? [] : textsOf(value).map((text) => (text === '' ? `${flag}` : `${flag}=${text}`));
  });
}

/** What an option was given, each time that it was; empty where it has no value. */
function textsOf(value: unknown): string[] {
  if (value === true) return [''];
  if (Array.isArray(value)) return [value.map(String).join(Array.isArray(value[0]) ? ';' : ',')];
  if (typeof value === 'object') return Object.entries(value as object).map(([name, held]) => `${name}=${held}`);
  return [String(value)];
}
