import type { StateDefinition } from './view';

type Parameters = Readonly<Record<string, string>>;

/** One field of a state: where it stands to begin with, and how it is written in the link. */
export interface Field<T> {
  readonly initial: T;
  /** Its parameters of the link; none where it stands as to begin with. */
  encode(value: T): Parameters;
  /** Reads what `encode` wrote; `initial` where that cannot be read. */
  decode(parameters: Parameters): T;
  /** The parameters that it is written under. */
  readonly keys: readonly string[];
  /** Those of them that are there and cannot be read. */
  unreadable(parameters: Parameters): readonly string[];
  /** Those of them that are read in part. */
  incomplete?(parameters: Parameters): readonly string[];
}

/** Reads a value from a link; undefined where there is none in it. */
export interface Reader<T> {
  (text: string): T | undefined;
  /** Whether it takes a part of a text and leaves out the rest; one without it takes all or nothing. */
  leavesOut?(text: string): boolean;
}

/** A field under one key of the link. Null is never written: what can be null is null to begin with. */
export function field<T>(
  key: string,
  initial: T,
  read: Reader<T>,
  write: (value: NonNullable<T>) => string = String,
): Field<T> {
  const textOf = (value: T) => (value === null || value === undefined ? '' : write(value));
  return {
    initial,
    keys: [key],
    unreadable: ({ [key]: text }) => (text && read(text) === undefined ? [key] : []),
    incomplete: ({ [key]: text }) => (text && read(text) !== undefined && read.leavesOut?.(text) ? [key] : []),
    encode(value) {
      const text = textOf(value);
      return text === textOf(initial) ? {} : { [key]: text };
    },
    decode({ [key]: text }) {
      return (text ? read(text) : undefined) ?? initial;
    },
  };
}

/** Takes any text. */
export const anyText: Reader<string> = (text) => text;

/** Takes one of these words. */
export function oneOf<T extends string>(words: readonly T[]): Reader<T> {
  return (text) => words.find((word) => word === text);
}

/** Takes whole numbers from `least` on. */
export function integer(least: number, most = Number.MAX_SAFE_INTEGER): Reader<number> {
  return (text) => {
    const value = number(least, most)(text);
    return Number.isInteger(value) ? value : undefined;
  };
}

/** Takes numbers from `least` to `most`. */
export function number(least: number, most: number): Reader<number> {
  return (text) => {
    const value = Number(text);
    return text.trim() !== '' && value >= least && value <= most ? value : undefined;
  };
}

/** Takes items with commas between them, each once, leaving out what cannot be read; nothing where no item can. */
export function listOf<T>(read: Reader<T>, most: number): Reader<readonly T[]> {
  const partsOf = (text: string) => [...new Set(text.split(',').filter((part) => part !== ''))];
  const itemsOf = (text: string) => partsOf(text).flatMap((part) => read(part) ?? []);
  return Object.assign(
    (text: string) => {
      const items = itemsOf(text);
      return items.length > 0 ? [...new Set(items)].slice(0, most) : undefined;
    },
    { leavesOut: (text: string) => partsOf(text).length > Math.min(most, itemsOf(text).length) },
  );
}

/**
 * A state with these fields; `StateOf` is its type.
 *
 * @param called what people call those of them whose names in code say it otherwise
 */
export function stateOf<S extends object>(
  id: string,
  fields: { readonly [K in keyof S]: Field<S[K]> },
  called: { readonly [K in keyof NoInfer<S>]?: string } = {},
): StateDefinition<S> {
  const names = Object.keys(fields) as (keyof S)[];
  const named = (keysOf: (name: keyof S) => readonly string[]) =>
    names.flatMap((name) => keysOf(name).map((key) => `${called[name] ?? inWords(String(name))} (${key})`));
  const build = (partOf: (name: keyof S) => unknown) =>
    Object.fromEntries(names.map((name) => [name, partOf(name)])) as S;
  return {
    id,
    initial: build((name) => fields[name].initial),
    encode: (state) => Object.assign({}, ...names.map((name) => fields[name].encode(state[name]))),
    decode: (parameters) => build((name) => fields[name].decode(parameters)),
    keys: names.flatMap((name) => fields[name].keys),
    unreadable: (parameters) => named((name) => fields[name].unreadable(parameters)),
    incomplete: (parameters) => named((name) => fields[name].incomplete?.(parameters) ?? []),
  };
}

/** `otherModel` → "other model". */
function inWords(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** The type of the state that `stateOf` made. */
export type StateOf<D> = D extends StateDefinition<infer S> ? Readonly<S> : never;
