import { Command as Commander, CommanderError, Option } from 'commander';
import { InputError } from './inputError';

/** Characters in a line where no terminal says. */
const USUAL_WIDTH = 110;

/** One option of a command. */
export interface OptionRow<T> {
  /** How it is written: `--epsilon <E>`. */
  readonly flags: string;
  /** What it means, for the help. */
  readonly note: string;
  /**
   * What its text says; absent where it has none.
   *
   * @param before what an earlier one of the same option said
   */
  readonly read?: (text: string, before?: unknown) => T;
}

/** The options of a command, by the names that its code has for them. */
export type OptionRows = Readonly<Record<string, OptionRow<unknown>>>;

/** What a person gave for them. */
export type ValuesOf<Rows extends OptionRows> = {
  readonly [Name in keyof Rows]?: Rows[Name] extends OptionRow<infer T> ? T : never;
};

/** What is said of a command above its options. */
export interface CommandTexts {
  /** What comes behind the program's name. */
  readonly usage: string;
  /** What it does. */
  readonly about: string;
  /** What is printed below the options. */
  readonly more?: string;
}

/**
 * Reads a command's options.
 *
 * @param args as given by the person
 * @throws InputError naming an option that is not known, lacks its value, or has one that it cannot have
 */
export function readOptions<Rows extends OptionRows>(
  args: readonly string[],
  rows: Rows,
): { readonly values: ValuesOf<Rows>; readonly positionals: readonly string[] } {
  const program = new Commander()
    .allowExcessArguments()
    .exitOverride()
    .configureOutput({ writeErr: () => {} });
  const options = Object.entries(rows).map(([name, row]) => ({ name, option: addOption(program, row) }));
  try {
    program.parse(args, { from: 'user' });
  } catch (error) {
    throw error instanceof CommanderError ? refusal(error) : error;
  }
  const given = options.flatMap(({ name, option }) => {
    const key = option.attributeName();
    if (program.getOptionValueSource(key) !== 'cli') return [];
    return [[name, option.negate ? true : program.getOptionValue(key)]];
  });
  return { values: Object.fromEntries(given) as ValuesOf<Rows>, positionals: program.args };
}

/** The help of a command: its texts, then its options, within the width of the terminal. */
export function describeOptions({ usage, about, more }: CommandTexts, rows: OptionRows): string {
  const helpWidth = process.stdout.columns ?? USUAL_WIDTH;
  const program = new Commander('boundscope').usage(usage).description(about).helpOption('--help', 'show this help');
  for (const row of Object.values(rows)) addOption(program, row);
  const parts = [program.configureHelp({ helpWidth }).helpInformation().trimEnd()];
  if (more) parts.push(program.createHelp().boxWrap(more, helpWidth));
  return parts.join('\n\n');
}

function addOption(program: Commander, { flags, note, read }: OptionRow<unknown>): Option {
  const option = new Option(flags, note);
  if (read) option.argParser((text: string, before: unknown) => read(text, before));
  program.addOption(option);
  return option;
}

function refusal({ message }: CommanderError): InputError {
  const [, unknown] = /unknown option '([^']*)'/.exec(message) ?? [];
  const [, meant] = /\(Did you mean ([^?]*)\?\)/.exec(message) ?? [];
  if (unknown) {
    return new InputError(
      `There is no option ${unknown}. ${meant ? `Did you mean ${meant}?` : 'Add --help to see the options.'}`,
    );
  }
  const [, bare] = /option '(\S+)[^']*' argument missing/.exec(message) ?? [];
  return new InputError(bare ? `${bare} has no value. Give one.` : `${message}. Add --help to see the options.`);
}

/** The fields that have a value. */
export function given<T extends object>(fields: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Name in keyof T]?: Exclude<T[Name], undefined> };
}
