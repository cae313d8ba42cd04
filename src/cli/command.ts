/** One command of the command line. */
export interface Command {
  readonly name: string;
  /** What it does, in a few words. */
  readonly summary: string;
  /** The whole help text. */
  readonly usage: string;
  /**
   * Runs it; resolves to the exit code.
   *
   * @throws InputError for options and files that cannot be used
   */
  run(args: readonly string[]): Promise<number>;
}
