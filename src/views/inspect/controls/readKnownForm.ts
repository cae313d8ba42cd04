import type { Known } from '../../../app/models/known';
import { readNumber } from '../../../numbers/readNumber';
import { UNREADABLE } from './words';

/** The fields of the form, as they are typed. */
export type KnownTexts = Readonly<
  Record<
    | 'outputs'
    | 'threshold'
    | 'labels'
    | 'inputs'
    | 'mean'
    | 'std'
    | 'range'
    | 'ranges'
    | 'input'
    | 'sizes'
    | 'constants'
    | 'output'
    | 'classAxis'
    | 'classAt',
    string
  >
>;

/** What stands in the form for what is known. */
export function textsOf(known: Known | null): KnownTexts {
  const list = (values: readonly (number | string)[] | undefined) => values?.join(', ') ?? '';
  return {
    outputs: known?.outputs ?? '',
    threshold: known?.threshold === undefined ? '' : String(known.threshold),
    labels: list(known?.labels),
    inputs: list(known?.inputs),
    mean: list(known?.mean),
    std: list(known?.std),
    range: list(known?.range),
    ranges: known?.ranges?.map((each) => each.join(', ')).join('; ') ?? '',
    input: known?.input ?? '',
    sizes: list(known?.sizes),
    constants: Object.entries(known?.constants ?? {})
      .map(([name, values]) => `${name} = ${[values].flat().join(', ')}`)
      .join('; '),
    output: known?.output ?? '',
    classAxis: known?.classAxis === undefined ? '' : String(known.classAxis),
    classAt: list(known?.classAt),
  };
}

/**
 * What was typed; null where nothing was.
 *
 * @throws RangeError naming the field whose text is no number
 */
export function readKnownForm(texts: KnownTexts): Known | null {
  const [least, most, ...others] = numbersIn('Range of the inputs', texts.range) ?? [];
  if (texts.range.trim() !== '' && (least === undefined || most === undefined || others.length > 0)) {
    throw new RangeError(UNREADABLE.range);
  }
  const known = {
    outputs: texts.outputs === 'classes' || texts.outputs === 'values' ? texts.outputs : undefined,
    threshold: numbersIn('Threshold', texts.threshold)?.[0],
    labels: namesIn(texts.labels),
    inputs: namesIn(texts.inputs),
    mean: numbersIn('Mean', texts.mean),
    std: numbersIn('Standard deviation', texts.std),
    ranges: rangesIn(texts.ranges),
    input: texts.input || undefined,
    sizes: numbersIn('Sizes of the input', texts.sizes),
    constants: constantsIn(texts.constants),
    output: texts.output || undefined,
    classAxis: numbersIn('Axis of the classes', texts.classAxis)?.[0],
    classAt: numbersIn('Place of the classes', texts.classAt),
    range: least !== undefined && most !== undefined ? ([least, most] as const) : undefined,
  };
  const said = Object.entries(known).filter(([, value]) => value !== undefined);
  return said.length > 0 ? (Object.fromEntries(said) as Known) : null;
}

/** "0, 1; -1, 1": a range for each input. */
function rangesIn(text: string): readonly (readonly [number, number])[] | undefined {
  const parts = text.split(';').filter((part) => part.trim() !== '');
  if (parts.length === 0) return undefined;
  return parts.map((part) => {
    const [least, most, ...more] = numbersIn('Range of each input', part) ?? [];
    if (least !== undefined && most !== undefined && more.length === 0) return [least, most] as const;
    throw new RangeError(UNREADABLE.ranges(part.trim()));
  });
}

/** "mask = 0, 1; time = 3": what other inputs are held at. */
function constantsIn(text: string): Readonly<Record<string, number | readonly number[]>> | undefined {
  const parts = text.split(';').filter((part) => part.trim() !== '');
  if (parts.length === 0) return undefined;
  return Object.fromEntries(
    parts.map((part) => {
      const cut = part.lastIndexOf('=');
      const [first, ...more] = numbersIn('Other inputs', part.slice(cut + 1)) ?? [];
      if (cut < 1 || first === undefined) {
        throw new RangeError(UNREADABLE.held(part.trim()));
      }
      return [part.slice(0, cut).trim(), more.length > 0 ? [first, ...more] : first];
    }),
  );
}

function partsOf(text: string): string[] {
  return text.split(/[,\n]/).flatMap((part) => part.trim() || []);
}

function namesIn(text: string): string[] | undefined {
  const names = partsOf(text);
  return names.length > 0 ? names : undefined;
}

function numbersIn(field: string, text: string): number[] | undefined {
  const parts = partsOf(text);
  if (parts.length === 0) return undefined;
  return parts.map((part) => {
    const value = readNumber(part);
    if (value !== undefined) return value;
    throw new RangeError(UNREADABLE.number(field, part));
  });
}
