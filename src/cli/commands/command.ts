import { type CommandTexts, describeOptions, type OptionRows, readOptions, type ValuesOf } from '../options/options';

/** What is known of a command before its code is loaded. */
export interface CommandRow {
  readonly name: string;
  /** What it does, in a few words. */
  readonly summary: string;
  load(): Promise<Command>;
}

/** One command of the command line. */
export interface Command {
  /** The whole help text. */
  help(): string;
  /**
   * Runs it; resolves to the exit code.
   *
   * @param begun when it was asked for (performance.now); by default now
   * @throws InputError for options and files that cannot be used
   */
  run(args: readonly string[], begun?: number): Promise<number>;
}

/** What a command is made of. */
interface CommandParts<Rows extends OptionRows> extends CommandTexts {
  readonly options: Rows;
  /**
   * @param positionals what is no option and belongs to none
   * @param args all as it was given
   * @param begun when it was asked for (performance.now)
   */
  run(values: ValuesOf<Rows>, positionals: readonly string[], args: readonly string[], begun: number): Promise<number>;
}

/** A command whose options are read, and described, by its rows. */
export function defineCommand<Rows extends OptionRows>({ options, run, ...texts }: CommandParts<Rows>): Command {
  return {
    help: () => describeOptions(texts, options),
    run: async (args, begun = performance.now()) => {
      const { values, positionals } = readOptions(args, options);
      return run(values, positionals, args, begun);
    },
  };
}
