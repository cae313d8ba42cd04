// @ts-check
/**
 * `npm run check`: types, lint, and the unit tests nearest to what has changed since the main branch; takes less than a
 * minute. `npm test` runs all that there is.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { LINTERS } from './linters.mjs';
import { tool } from './run.mjs';
import { runSideBySide } from './sideBySide.mjs';
import { testsOf } from './testsOf.mjs';

/** Where what is worked on has parted from, in the order in which they are tried. */
const BASES = ['@{upstream}', 'main', 'HEAD'];

/** As many files of tests as fit into a minute. */
const MOST_TESTS = 12;

/** @param {string[]} args */
function git(...args) {
  return execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    .split('\n')
    .filter(Boolean);
}

/** @returns {string} */
function base() {
  for (const name of BASES) {
    try {
      return git('merge-base', 'HEAD', name)[0] ?? 'HEAD';
    } catch {
      // There is no such branch here.
    }
  }
  return 'HEAD';
}

const changed = [...git('diff', '--name-only', base()), ...git('ls-files', '--others', '--exclude-standard')];
const files = git('ls-files', '--cached', '--others', '--exclude-standard', 'src', 'scripts', 'bin')
  .filter((path) => /\.(tsx?|mjs)$/.test(path) && existsSync(path))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
const near = testsOf(changed, files);
const tests = near.slice(0, MOST_TESTS);
console.log(`${changed.length} files have changed; near to them are ${near.length} files of unit tests.`);
if (near.length > MOST_TESTS) console.log(`The nearest ${MOST_TESTS} are run. “npm test” runs the others, too.`);
process.exitCode = await runSideBySide([
  { name: 'Types', command: tool('tsc'), args: ['-p', '.'] },
  ...LINTERS,
  ...(tests.length > 0
    ? [{ name: 'Unit', command: tool('vitest'), args: ['run', '--project', 'node', '--project', 'alone', ...tests] }]
    : []),
]);
