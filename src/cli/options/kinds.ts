import type { Clip } from '../../bounds/inputBox';
import { readNumber } from '../../numbers/readNumber';
import { InputError } from './inputError';
import type { OptionRow } from './options';

/*
 * Kinds of options. Each is made of how the option is written (`--epsilon <E>`) and of what it means, and refuses a text
 * that it cannot have with an InputError that names the option.
 */

/** One that is there or not. */
export function flag(flags: string, note: string): OptionRow<true> {
  return { flags, note };
}

/** Any text, such as the name of a file. */
export function text(flags: string, note: string): OptionRow<string> {
  return { flags, note, read: (given) => given };
}

/** A whole number ≥ 0. */
export function whole(flags: string, note: string): OptionRow<number> {
  return { flags, note, read: (given) => readWhole(nameOf(flags), given) };
}

/** A time above zero: “0.5”. */
export function seconds(flags: string, note: string): OptionRow<number> {
  const read = (given: string) => {
    const value = readNumber(given);
    if (value !== undefined && value > 0) return value;
    throw new InputError(`${nameOf(flags)} has “${given}”. Give seconds, more than zero.`);
  };
  return { flags, note, read };
}

/** Whole numbers ≥ 0: “0,1,2”. */
export function wholes(flags: string, note: string): OptionRow<readonly number[]> {
  return { flags, note, read: (given) => readWholes(nameOf(flags), given) };
}

/** A number ≥ 0, which may be a fraction: “2/255”. */
export function radius(flags: string, note: string): OptionRow<number> {
  const read = (given: string) => {
    const [first, ...more] = readRadii(nameOf(flags), given);
    if (first !== undefined && more.length === 0) return first;
    throw new InputError(`${nameOf(flags)} has “${given}”. Give one radius.`);
  };
  return { flags, note, read };
}

/** Several of them: “0.01,2/255”. */
export function radii(flags: string, note: string): OptionRow<readonly number[]> {
  return { flags, note, read: (given) => readRadii(nameOf(flags), given) };
}

/** Any number. */
export function number(flags: string, note: string): OptionRow<number> {
  return { flags, note, read: (given) => readOne(nameOf(flags), given) };
}

/** Any numbers with commas between them. */
export function numbers(flags: string, note: string): OptionRow<readonly number[]> {
  return { flags, note, read: (given) => given.split(',').map((part) => readOne(nameOf(flags), part)) };
}

/** Names with commas between them. */
export function names(flags: string, note: string): OptionRow<readonly string[]> {
  return { flags, note, read: (given) => given.split(',').map((name) => name.trim()) };
}

/** Numbers by names, a name each time that the option is given: “mask=0,1”. */
export function constants(
  flags: string,
  note: string,
): OptionRow<Readonly<Record<string, number | readonly number[]>>> {
  const read = (given: string, before?: unknown) => {
    const cut = given.lastIndexOf('=');
    const [first, ...more] = given
      .slice(cut + 1)
      .split(',')
      .map((part) => readOne(nameOf(flags), part));
    if (cut > 0 && first !== undefined)
      return { ...(before as object), [given.slice(0, cut)]: more.length > 0 ? [first, ...more] : first };
    throw new InputError(`${nameOf(flags)} has “${given}”. Give the name of an input, =, and its numbers.`);
  };
  return { flags, note, read };
}

/** Pairs with semicolons between them: “0,1;-1,1”. */
export function ranges(flags: string, note: string): OptionRow<readonly (readonly [number, number])[]> {
  return { flags, note, read: (given) => given.split(';').map((part) => readRange(nameOf(flags), part)) };
}

/** A pair “0,1”, or one for each of several numbers: “0,1;-1,1”; null for “none”. */
export function clip(flags: string, note: string): OptionRow<Clip> {
  const read = (given: string): Clip => {
    if (given === 'none') return null;
    const [first, ...more] = given.split(';').map((part) => readRange(nameOf(flags), part));
    return first && more.length > 0 ? [first, ...more] : (first ?? null);
  };
  return { flags, note, read };
}

/** A pair “0,1”; null for “none”. */
export function range(flags: string, note: string): OptionRow<readonly [number, number] | null> {
  return { flags, note, read: (given) => (given === 'none' ? null : readRange(nameOf(flags), given)) };
}

/**
 * One of some names.
 *
 * @param usual what is taken where none is given
 */
export function choice<T extends string>(flags: string, note: string, names: readonly T[], usual?: T): OptionRow<T> {
  const read = (given: string) => {
    const name = names.find((candidate) => candidate === given);
    if (name !== undefined) return name;
    throw new InputError(`${nameOf(flags)} is “${given}”. Choose one of: ${names.join(', ')}.`);
  };
  return { flags, note: `${describeChoices(names, usual)}${note && `: ${note}`}`, read };
}

/** "a, b (default) or c". */
export function describeChoices(names: readonly string[], usual?: string): string {
  const texts = names.map((name) => (name === usual ? `${name} (default)` : name));
  return texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} or ${texts.at(-1)}`;
}

/** `--epsilon <E>` → `--epsilon`. */
function nameOf(flags: string): string {
  return flags.split(' ')[0] ?? flags;
}

/** Whole numbers ≥ 0 with commas between them. */
export function readWholes(name: string, given: string): number[] {
  return given.split(',').map((part) => readWhole(name, part));
}

function readWhole(name: string, given: string): number {
  if (/^\d+$/.test(given.trim())) return Number(given);
  throw new InputError(`${name} has “${given}”. Give whole numbers that are zero or more.`);
}

function readRadii(name: string, given: string): number[] {
  return given.split(',').map((part) => {
    const value = readOne(name, part);
    if (value >= 0) return value;
    throw new InputError(`${name} has “${part}”. Give radii that are zero or more, such as 0.01 or 2/255.`);
  });
}

function readRange(name: string, given: string): readonly [number, number] {
  const [least, most, ...more] = given.split(',').map((part) => readOne(name, part));
  if (least !== undefined && most !== undefined && more.length === 0) return [least, most];
  throw new InputError(`${name} has “${given}”. Give two numbers with a comma between them, or none.`);
}

function readOne(name: string, given: string): number {
  const value = readNumber(given);
  if (value !== undefined) return value;
  throw new InputError(`${name} has “${given}”, which is not a number. Give one such as 0.01 or 2/255.`);
}
