import { type ParseArgsConfig, parseArgs } from 'node:util';
import { InputError } from './inputError';

type Options = NonNullable<ParseArgsConfig['options']>;

/**
 * Reads a command's options.
 *
 * @param args as given by the person
 * @param options as `parseArgs` of Node takes them
 * @throws InputError naming an option that is not known or lacks its value
 */
export function readOptions<O extends Options>(args: readonly string[], options: O) {
  try {
    return parseArgs({ args: joinNegativeValues(args), options, allowPositionals: true, strict: true });
  } catch (error) {
    const [sentence] = (error as Error).message.split('. ');
    throw new InputError(`${sentence}. Add --help to see the options.`);
  }
}

/** `--clip -1,1` → `--clip=-1,1`, since Node takes a value that begins with a dash for an option. */
function joinNegativeValues(args: readonly string[]): string[] {
  const joined: string[] = [];
  for (const arg of args) {
    const previous = joined.at(-1);
    const isValue = /^-\.?\d/.test(arg) && previous?.startsWith('--') && !previous.includes('=');
    if (isValue) joined[joined.length - 1] = `${previous}=${arg}`;
    else joined.push(arg);
  }
  return joined;
}

/** The number an option has, or undefined when it was not given. */
export function numberOption(name: string, text: string | undefined): number | undefined {
  return text === undefined ? undefined : readNumber(name, text);
}

/** The whole number ≥ 0 an option has, or undefined when it was not given. */
export function indexOption(name: string, text: string | undefined): number | undefined {
  return text === undefined ? undefined : readIndex(name, text);
}

/** The list “0,1,2” of whole numbers ≥ 0 an option has, or undefined when it was not given. */
export function indicesOption(name: string, text: string | undefined): number[] | undefined {
  return text?.split(',').map((part) => readIndex(name, part));
}

/** The pair “0,1” an option has; null for “none”; undefined when it was not given. */
export function rangeOption(name: string, text: string | undefined): readonly [number, number] | null | undefined {
  if (text === undefined) return undefined;
  if (text === 'none') return null;
  const [least, most, ...more] = text.split(',').map((part) => readNumber(name, part));
  if (least === undefined || most === undefined || more.length > 0) {
    throw new InputError(`--${name} is “${text}”. Give two numbers with a comma between them, or none.`);
  }
  return [least, most];
}

/** The option's value if it is one of the choices. */
export function choiceOption<T extends string>(
  name: string,
  text: string | undefined,
  choices: readonly T[],
): T | undefined {
  if (text === undefined) return undefined;
  const choice = choices.find((candidate) => candidate === text);
  if (choice === undefined) throw new InputError(`--${name} is “${text}”. Choose one of: ${choices.join(', ')}.`);
  return choice;
}

function readNumber(name: string, text: string): number {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (!Number.isFinite(value)) throw new InputError(`--${name} has “${text}”, which is not a number.`);
  return value;
}

function readIndex(name: string, text: string): number {
  if (!/^\d+$/.test(text.trim())) {
    throw new InputError(`--${name} has “${text}”. Give whole numbers that are zero or more.`);
  }
  return Number(text);
}
