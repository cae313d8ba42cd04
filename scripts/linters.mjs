// @ts-check
import { tool } from './run.mjs';

/**
 * What `npm run lint` runs: style and likely mistakes; what is exported or installed for nobody; the rules of the house.
 *
 * @type {readonly import('./sideBySide.mjs').Program[]}
 */
export const LINTERS = [
  { name: 'Biome', command: tool('biome'), args: ['ci', '--colors=off', '--error-on-warnings', '.'] },
  // Circles are found by the house's own check, which knows those of types.
  { name: 'Knip', command: tool('knip'), args: ['--no-progress', '--cache', '--exclude', 'cycles,duplicates'] },
  { name: 'House', command: process.execPath, args: ['scripts/checkHouse.mjs'] },
];
