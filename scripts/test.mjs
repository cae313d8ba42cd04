// @ts-check
/** `npm test`: every check, one after the other, whatever the others say; the last line is `N passed, N failed`. */
import { mkdirSync, rmSync } from 'node:fs';
import { installChromium } from './installChromium.mjs';
import { readPlaywrightReport, readVitestReport } from './readReport.mjs';
import { run, runTool } from './run.mjs';
import { unusedPort } from './unusedPort.mjs';

/** @typedef {import('./readReport.mjs').Tally} Tally */

const VITEST_REPORT = 'reports/vitest.json';
const PLAYWRIGHT_REPORT = 'reports/playwright.json';

/** @type {readonly { name: string, check: () => Promise<Tally> }[]} */
const CHECKS = [
  { name: 'Types', check: async () => oneTest(await runTool('tsc', ['-p', '.'])) },
  { name: 'Lint and arrows', check: async () => oneTest(await run('npm', ['run', '--silent', 'lint'])) },
  { name: 'Unit tests', check: unitTests },
  { name: 'Browser tests', check: browserTests },
];

/** The unit tests of the WebGPU kernels run in a browser too. */
async function unitTests() {
  const environment = { CHROMIUM_PATH: await installChromium() };
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${VITEST_REPORT}`];
  const code = await runTool('vitest', ['run', ...reporters], environment);
  return readVitestReport(VITEST_REPORT, code);
}

async function browserTests() {
  const environment = {
    CHROMIUM_PATH: await installChromium(),
    BOUNDSCOPE_TEST_PORT: String(await unusedPort()),
    PLAYWRIGHT_JSON_OUTPUT_NAME: PLAYWRIGHT_REPORT,
  };
  const code = await runTool('playwright', ['test', '--reporter=list,json'], environment);
  return readPlaywrightReport(PLAYWRIGHT_REPORT, code);
}

/**
 * @param {number} exitCode
 * @returns {Tally}
 */
function oneTest(exitCode) {
  return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * @param {() => Promise<Tally>} check
 * @returns {Promise<Tally>} one failure when the check itself breaks down
 */
async function runCheck(check) {
  try {
    return await check();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1 };
  }
}

rmSync('reports', { recursive: true, force: true });
mkdirSync('reports');
const total = { passed: 0, failed: 0 };
for (const { name, check } of CHECKS) {
  const begin = performance.now();
  console.log(`\n── ${name} ──`);
  const { passed, failed } = await runCheck(check);
  total.passed += passed;
  total.failed += failed;
  console.log(
    `── ${name}: ${passed} passed, ${failed} failed (${Math.round((performance.now() - begin) / 1000)} s) ──`,
  );
}
process.exitCode = total.failed === 0 ? 0 : 1;
console.log(`\n${total.passed} passed, ${total.failed} failed`);
