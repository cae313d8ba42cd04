import { COMMANDS } from './commands';
import { exitCodeOf, messageOf } from './failure';

const HELP = `Boundscope computes proved bounds of neural networks.

Usage: boundscope COMMAND [OPTIONS]

${COMMANDS.map(({ name, summary }) => `  ${name.padEnd(8)} ${summary}`).join('\n')}

“boundscope COMMAND --help” tells the options of a command.`;

/**
 * The command line: runs the command that the arguments name.
 *
 * @param args without the program's own name
 * @returns the exit code: 0 done, 2 the person's input cannot be used, 1 anything else
 */
export async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    console.log(HELP);
    return name === undefined ? 2 : 0;
  }
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (!command) {
    console.error(`boundscope: there is no command “${name}”. “boundscope --help” lists them.`);
    return 2;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    console.log(command.usage);
    return 0;
  }
  try {
    return await command.run(rest);
  } catch (error) {
    console.error(`boundscope ${name}: ${messageOf(error)}`);
    return exitCodeOf(error);
  }
}
