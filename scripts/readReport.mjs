// @ts-check
import { readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number }} Tally */

/**
 * Counts vitest's JSON report. A test that was skipped did not pass, so it counts as failed.
 *
 * @param {string} path
 * @param {number} exitCode of the runner
 * @returns {Tally}
 */
export function readVitestReport(path, exitCode) {
  const report = JSON.parse(readFileSync(path, 'utf8'));
  /** @type {{ status: string, assertionResults: { status: string }[] }[]} */
  const files = report.testResults;
  const tests = files.flatMap((file) => file.assertionResults);
  const passed = tests.filter((test) => test.status === 'passed').length;
  const brokenFiles = files.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
  return settle({ passed, failed: tests.length - passed + brokenFiles }, exitCode);
}

/**
 * Counts Playwright's JSON report. A test that was skipped or needed a second try did not pass.
 *
 * @param {string} path
 * @param {number} exitCode of the runner
 * @returns {Tally}
 */
export function readPlaywrightReport(path, exitCode) {
  const { stats } = JSON.parse(readFileSync(path, 'utf8'));
  return settle({ passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped }, exitCode);
}

/**
 * A runner that ran nothing, or that broke down without a failed test, counts as one failure.
 *
 * @param {Tally} tally
 * @param {number} exitCode
 * @returns {Tally}
 */
function settle({ passed, failed }, exitCode) {
  const brokeDown = failed === 0 && (passed === 0 || exitCode !== 0);
  return { passed, failed: brokeDown ? 1 : failed };
}
