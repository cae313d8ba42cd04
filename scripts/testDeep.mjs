// @ts-check
/** `npm run test:deep`: tries every property on thousands of random cases, round after round, until one fails. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { importGraph } from './imports.mjs';
import { run, tool } from './run.mjs';

const USAGE = `npm run test:deep -- [--minutes N] [--runs K] [FILE…]
  --minutes N   begin no round after N minutes; default: go on until stopped
  --runs K      cases in each round, as multiples of those of “npm test”; default: 20
  FILE…         only tests whose path contains one of these`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { type: 'string', default: 'Infinity' },
    runs: { type: 'string', default: '20' },
    help: { type: 'boolean' },
  },
});

/** The tests that have properties, or whose suites do, and those that try more by themselves when asked to. */
function testsOfProperties() {
  const files = execFileSync('git', ['ls-files', 'src'], { encoding: 'utf8' })
    .split('\n')
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
  const graph = importGraph(files);
  const random = new Set(
    files.filter(({ text }) => /from 'fast-check'|env\.BOUNDSCOPE_RUNS/.test(text)).map(({ path }) => path),
  );
  return files
    .map(({ path }) => path)
    .filter((path) => path.endsWith('.test.ts') && !path.endsWith('.webgpu.test.ts'))
    .filter((path) => random.has(path) || graph.get(path)?.some((suite) => random.has(suite)))
    .filter((path) => positionals.length === 0 || positionals.some((part) => path.includes(part)));
}

if (values.help) console.log(USAGE);
else {
  const tests = testsOfProperties();
  const end = performance.now() + Number(values.minutes) * 60_000;
  let code = tests.length > 0 ? 0 : 1;
  let rounds = 0;
  while (code === 0 && (rounds === 0 || performance.now() < end)) {
    console.log(`Round ${++rounds}: ${tests.length} files, ${values.runs} times the usual cases.`);
    code = await run(tool('vitest'), ['run', '--project', 'node', ...tests], { BOUNDSCOPE_RUNS: values.runs });
  }
  process.exitCode = code;
}
