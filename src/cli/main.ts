import { nearestName } from '../numbers/nearestName';
import { printable } from '../numbers/printable';
import { COMMANDS } from './commands/commands';

const HELP = `Boundscope computes proved bounds of neural networks.

Usage: boundscope COMMAND [OPTIONS]

${COMMANDS.map(({ name, summary }) => `  ${name.padEnd(8)} ${summary}`).join('\n')}

Run “boundscope COMMAND --help” for the options of a command.`;

/** What VNN-LIB 2 lets one ask of the program itself. */
async function readPackage(): Promise<{ readonly name: string; readonly version: string }> {
  const [{ packageFolder }, { readFile }] = await Promise.all([import('./files/folders'), import('node:fs/promises')]);
  return JSON.parse(await readFile(`${packageFolder()}/package.json`, 'utf8'));
}

/**
 * The command line: runs the command that the arguments name.
 *
 * @param args without the program's own name
 * @param begun when it was asked (performance.now)
 * @returns the exit code: 0 done, 2 the person's input cannot be used, 1 anything else
 */
export async function main(args: readonly string[], begun = performance.now()): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    console.log(HELP);
    return name === undefined ? 2 : 0;
  }
  if (name === '--name' || name === '--version') {
    const { name: own, version } = await readPackage();
    console.log(name === '--version' ? version : own.charAt(0).toUpperCase() + own.slice(1));
    return 0;
  }
  const row = COMMANDS.find((candidate) => candidate.name === name);
  if (!row) {
    const names = COMMANDS.map((each) => each.name);
    const meant = nearestName(name, names);
    const remedy = meant ? `Did you mean ${meant}?` : '“boundscope --help” lists them.';
    console.error(`boundscope: there is no command “${printable(name)}”. ${remedy}`);
    return 2;
  }
  try {
    const command = await row.load();
    if (rest.includes('--help') || rest.includes('-h')) {
      console.log(command.help());
      return 0;
    }
    return await command.run(rest, begun);
  } catch (error) {
    const { exitCodeOf, messageOf, wayOn } = await import('./failure');
    console.error(`boundscope ${name}: ${messageOf(error)}${name === 'inspect' ? '' : wayOn(error)}`);
    return exitCodeOf(error);
  }
}
