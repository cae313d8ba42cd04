import { counted } from '../../../numbers/format';

/* What is said of what a network takes and gives: the card of it, and the form for what its file does not say. */

/** What is understood of a network. */
export const CARD = {
  takes: (name: string | null) => (name === null ? 'Takes' : `Takes ${name}`),
  numbers: (sizes: string) => `${sizes} numbers`,
  pictures: (sizes: string, size: string, colour: string) => `${sizes}: pictures of ${size} pixels, ${colour}`,
  orSequence: (pictures: string) => `${pictures}; or a sequence`,
  grey: 'grey',
  channels: (count: number, areLast: boolean) => `${count} channels, which stand ${areLast ? 'last' : 'first'}`,
  held: (values: string) => `held at ${values}`,
  range: 'Range',
  ranges: 'one for each input',
  fromTo: (least: number, most: number) => `${least} to ${most}`,
  ofPictures: '0 to 1 for pictures, none for typed numbers',
  normalised: 'Normalised',
  byMean: (mean: string, deviation: string) => `(x − ${mean}) / ${deviation}, before the network`,
  byItself: 'by the network itself, if at all',
  gives: (name: string | null) => (name === null ? 'Gives' : `Gives ${name}`),
  bySaying: (classes: string) => `${classes}, as the file’s end or the names of its outputs say`,
  score: (threshold: number) => `a score, compared with ${threshold}`,
  alongAxis: (classes: string, axis: number, sizes: string) => `${classes}, along axis ${axis} of ${sizes}`,
  classNames: 'Names of classes',
  outputNames: 'Names of outputs',
  namesOf: (dataset: string) => `those of ${dataset}`,
  some: (names: readonly string[], more: number) => `${names.join(', ')} and ${more} more`,
  none: 'none',
} as const;

/** What a file does not say of its network, so that it is assumed. */
export const ASSUMED = {
  sizes: 'The file leaves these sizes open; they are those of pictures that fit.',
  picture: 'The file takes a list of numbers; a picture of this size has as many.',
  sequence: 'The input has two axes: it may be a grey picture or a sequence.',
  held: 'The file has several inputs, and nothing says what this one is.',
  range: 'The file does not say between what its inputs lie.',
  pixels: 'The file does not say it; this is the usual range of pixels.',
  normalised: 'The file does not say whether pictures are normalised before it.',
  values: 'The file does not say that its outputs are classes, and it takes no pictures.',
  classes: 'Several outputs count as classes, of which the largest wins.',
  value: 'One output counts as a value.',
  names: 'The number of classes and that of the inputs fit; the file has no names.',
} as const;

/** The form. */
export const KNOWN = {
  button: 'Inputs and outputs…',
  title: 'Inputs and outputs of the network',
  sizes: 'Sizes of the input, without the batch',
  input: 'Input that may change',
  firstInput: 'the first one',
  output: 'Output that is bounded',
  firstOutput: 'the first that gives numbers',
  axis: (sizes: string) => `Axis of ${sizes} along which the classes are, from 0`,
  axisHint: 'all of them are outputs',
  place: 'Where on its other axes',
  threshold: 'Threshold: is the score above it?',
  outputs: 'Outputs are',
  guessed: (isClasses: boolean) => `${isClasses ? 'classes' : 'values'}, as guessed`,
  classes: 'classes: the largest wins',
  values: 'values: each stands for itself',
  held: 'Other inputs are held at',
  heldHint: 'mask = 0, 1; time = 3',
  heldNow: (inputs: readonly { readonly name: string; readonly sizes: string; readonly isGiven: boolean }[]) =>
    `${inputs
      .map(
        ({ name, sizes, isGiven }) =>
          `${name} (${sizes}) is held at ${isGiven ? 'the numbers below' : '0, which is assumed'}`,
      )
      .join('; ')}.`,
  normalised:
    'With mean and standard deviation, radii are of the inputs before they are normalised: the network takes (x − mean) / deviation. One number, one for each channel, or one for each input.',
  apply: 'Apply',
} as const;

/** Its fields for lists, with an example of each. */
export const LISTS = {
  labels: { label: 'Names of the classes or outputs', hint: 'cat, dog, frog' },
  inputs: { label: 'Names of the inputs', hint: 'distance, angle, speed' },
  range: { label: 'Range of the inputs', hint: '0, 1' },
  ranges: { label: 'Or a range for each', hint: '0, 1; -1, 1' },
  mean: { label: 'Mean that is subtracted', hint: '0.485, 0.456, 0.406' },
  std: { label: 'Standard deviation that it is divided by', hint: '0.229, 0.224, 0.225' },
} as const;

/** Why what was typed is not taken; first the field. */
export const UNREADABLE = {
  range: 'Range of the inputs: give two numbers, such as 0, 1.',
  ranges: (typed: string) => `Range of each input: “${typed}” is not a range. Give two numbers, as in 0, 1; -1, 1.`,
  held: (typed: string) => `Other inputs: “${typed}” is not a name with numbers. Give one such as mask = 0, 1.`,
  number: (field: string, typed: string) => `${field}: “${typed}” is not a number. Give one such as 0.5 or 1/255.`,
} as const;

/** "3 classes" or "1 value". */
export function countOf(classes: number, outputs: number): string {
  return classes > 0 ? counted(classes, 'class', 'classes') : counted(outputs, 'value');
}
