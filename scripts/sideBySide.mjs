// @ts-check
import { runByLines } from './run.mjs';

/** @typedef {{ name: string, command: string, args: string[] }} Program */

/**
 * Runs programs at once, each of whose lines begins with its name.
 *
 * @param {readonly Program[]} programs
 * @returns {Promise<number>} 0 when all end well, else 1
 */
export async function runSideBySide(programs) {
  const width = Math.max(...programs.map(({ name }) => name.length));
  const codes = await Promise.all(
    programs.map(async ({ name, command, args }) => {
      const begin = performance.now();
      const print = (/** @type {string} */ line) => console.log(`${name.padEnd(width)} │ ${line}`);
      const code = await runByLines(command, args, print);
      print(`${code === 0 ? '✓' : '✘'} ${((performance.now() - begin) / 1000).toFixed(1)} s`);
      return code;
    }),
  );
  return codes.every((code) => code === 0) ? 0 : 1;
}
