// @ts-check
/**
 * `npm test`: every check, whatever the others say. What failed, or passed at its second try alone, is said once more at
 * the end, and the last line is `N passed, N failed`.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { installChromium } from './installChromium.mjs';
import { installOnnxTests } from './installOnnxTests.mjs';
import { failure, readPlaywrightReport, readVitestReport } from './readReport.mjs';
import { runByLines, tool } from './run.mjs';
import { unusedPort } from './unusedPort.mjs';

/**
 * @typedef {import('./readReport.mjs').Tally} Tally
 * @typedef {(line: string) => void} OnLine
 * @typedef {{ name: string, check: (onLine: OnLine) => Promise<Tally> }} Check
 */

/**
 * What runs side by side, each in its order: the browser tests leave a core idle much of the time, and those without WebGPU
 * take about as long as all others together.
 *
 * @type {readonly (readonly Check[])[]}
 */
const LANES = [
  [
    { name: 'Types', check: (onLine) => oneTest('Types', tool('tsc'), ['-p', '.'], onLine) },
    { name: 'Lint', check: (onLine) => oneTest('Lint', 'npm', ['run', '--silent', 'lint'], onLine) },
    { name: 'Unit', check: (onLine) => unitTests('node', onLine) },
    { name: 'WebGPU', check: (onLine) => unitTests('webgpu', onLine) },
    { name: 'Page', check: (onLine) => browserTests('chromium-webgpu', onLine) },
  ],
  [{ name: 'Browser', check: (onLine) => browserTests('chromium', onLine) }],
];

/**
 * A program that is one test: whether it ends well.
 *
 * @param {string} name
 * @param {string} command
 * @param {string[]} args
 * @param {OnLine} onLine
 * @returns {Promise<Tally>}
 */
async function oneTest(name, command, args, onLine) {
  /** @type {string[]} */
  const lines = [];
  const code = await runByLines(command, args, (line) => {
    lines.push(line);
    onLine(line);
  });
  const failures = code === 0 ? [] : [failure(name, lines.join('\n'))];
  return { passed: 1 - failures.length, failures, notRun: [] };
}

/**
 * @param {'node' | 'webgpu'} project of vitest.config.ts; the kernels of WebGPU are tested in a browser
 * @param {OnLine} onLine
 */
async function unitTests(project, onLine) {
  const report = `reports/vitest-${project}.json`;
  const projects = project === 'node' ? ['--project', 'node', '--project', 'alone'] : ['--project', project];
  const args = ['run', ...projects, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const environment = { CHROMIUM_PATH: await chromium };
  await onnxTests;
  const code = await runByLines(tool('vitest'), args, onLine, environment);
  return readVitestReport(report, code);
}

/**
 * @param {'chromium' | 'chromium-webgpu'} project of playwright.config.ts
 * @param {OnLine} onLine
 */
async function browserTests(project, onLine) {
  const report = `reports/${project}.json`;
  const environment = {
    CHROMIUM_PATH: await chromium,
    BOUNDSCOPE_TEST_PORT: String(await unusedPort()),
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  };
  // On two busy cores a page may for once be too slow for its test; one that fails twice has failed.
  const output = `--output=test-results/${project}`;
  const args = ['test', `--project=${project}`, output, '--retries=1', '--reporter=list,json'];
  const code = await runByLines(tool('playwright'), args, onLine, environment);
  return readPlaywrightReport(report, code);
}

/**
 * @param {Check} check
 * @returns {Promise<Tally>} one failure when the check itself breaks down
 */
async function runCheck({ name, check }) {
  const begin = performance.now();
  const onLine = (/** @type {string} */ line) => console.log(`${name.padEnd(7)} │ ${line}`);
  const tally = await check(onLine).catch((error) => ({
    passed: 0,
    failures: [failure(name, String(error))],
    notRun: [],
  }));
  const seconds = Math.round((performance.now() - begin) / 1000);
  onLine(`── ${tally.passed} passed, ${tally.failures.length} failed (${seconds} s) ──`);
  return tally;
}

rmSync('reports', { recursive: true, force: true });
mkdirSync('reports');
// Of what is to be installed first, one after the other, the lanes wait.
const chromium = installChromium();
const onnxTests = chromium.catch(() => {}).then(installOnnxTests);
const tallies = await Promise.all(
  LANES.map(async (checks) => {
    /** @type {Tally[]} */
    const done = [];
    for (const check of checks) done.push(await runCheck(check));
    return done;
  }),
);
const failures = tallies.flat().flatMap((tally) => tally.failures);
const passed = tallies.flat().reduce((sum, tally) => sum + tally.passed, 0);
const notRun = tallies.flat().flatMap((tally) => tally.notRun);
if (notRun.length > 0) {
  console.log(
    `\nNot run, since what they compare with (../shared, or Debian’s python3-onnx) is not here:\n  ${notRun.join('\n  ')}`,
  );
}
const retried = tallies.flat().flatMap((tally) => tally.retried ?? []);
for (const text of retried) console.log(`\n↻ Passed at the second try: ${text}`);
for (const text of failures) console.log(`\n✘ ${text}`);
process.exitCode = failures.length === 0 ? 0 : 1;
console.log(`\n${passed} passed, ${failures.length} failed`);
