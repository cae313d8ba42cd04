// @ts-check
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/**
 * Runs a program with this terminal's input and output.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [environment] added to ours
 * @returns {Promise<number>} its exit code; 1 when it could not be started or was ended by a signal
 */
export function run(command, args, environment = {}) {
  return ended(command, spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...environment } }));
}

/**
 * Runs a program without input, and hands on each line that it prints, without colours.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {(line: string) => void} onLine
 * @param {NodeJS.ProcessEnv} [environment] added to ours
 * @returns {Promise<number>} as `run`
 */
export function runByLines(command, args, onLine, environment = {}) {
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1', ...environment },
  });
  for (const input of [child.stdout, child.stderr]) createInterface({ input }).on('line', onLine);
  return ended(command, child);
}

/**
 * Where a program of node_modules/.bin is.
 *
 * @param {string} name
 */
export function tool(name) {
  return `node_modules/.bin/${name}${process.platform === 'win32' ? '.cmd' : ''}`;
}

/**
 * @param {string} command
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>}
 */
function ended(command, child) {
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`);
      resolve(1);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}
