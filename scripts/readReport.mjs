// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

/**
 * What became of some tests: how many passed, of each that failed its name and what it said, the names of those that
 * could not be run for want of the reference data, and of each that passed at its second try alone what it said before.
 *
 * @typedef {{ passed: number, failures: string[], notRun: string[], retried?: string[] }} Tally
 */

/** Reference networks and their bounds, which lie beside the project where they are at hand. */
const REFERENCE = '../shared';

/** How a test fails that reads a file from there, by itself or by the command line. */
const WANTS_REFERENCE = /\bshared\/[^\n]*(There is no such file|not here)|ENOENT[^\n]*[/\\]shared[/\\]/;

/** How the test fails that asks ONNX's own package. */
const WANTS_PACKAGE = /python3-onnx is not here/;

/** Lines of a failure's message that are worth saying again. */
const MOST_LINES = 12;

/**
 * Reads vitest's JSON report. A test that was skipped did not pass, so it counts as failed.
 *
 * @param {string} path
 * @param {number} exitCode of the runner
 * @param {string} [reference] where the reference data would lie
 * @returns {Tally}
 */
export function readVitestReport(path, exitCode, reference = REFERENCE) {
  /** @typedef {{ status: string, fullName: string, failureMessages?: string[] }} Test */
  /** @type {{ testResults: { status: string, name: string, message?: string, assertionResults: Test[] }[] }} */
  const { testResults: files } = JSON.parse(readFileSync(path, 'utf8'));
  const bad = files.flatMap(({ status, name, message = '', assertionResults: tests }) => {
    if (status === 'failed' && tests.length === 0) return [{ name, message }];
    return tests
      .filter((test) => test.status !== 'passed')
      .map((test) => ({
        name: `${name} › ${test.fullName}`,
        message: test.failureMessages?.join('\n') || test.status,
      }));
  });
  const tests = files.flatMap((file) => file.assertionResults);
  const passed = tests.filter(({ status }) => status === 'passed').length;
  return settle(passed, bad, exitCode, reference);
}

/**
 * Reads Playwright's JSON report. A test that was skipped did not pass; one that needed a second try did, and is named.
 *
 * @param {string} path
 * @param {number} exitCode of the runner
 * @param {string} [reference] where the reference data would lie
 * @returns {Tally}
 */
export function readPlaywrightReport(path, exitCode, reference = REFERENCE) {
  const { suites = [], errors = [] } = JSON.parse(readFileSync(path, 'utf8'));
  const tests = suites.flatMap((/** @type {Suite} */ suite) => testsOf(suite));
  const bad = tests.filter((/** @type {NamedTest} */ { status }) => status !== 'expected' && status !== 'flaky');
  const retried = tests
    .filter((/** @type {NamedTest} */ { status }) => status === 'flaky')
    .map((/** @type {NamedTest} */ { name, messages }) => failure(name, messages));
  const all = [
    ...bad.map((/** @type {NamedTest} */ { name, status, messages }) => ({ name, message: messages || status })),
    ...errors.map((/** @type {ReportedError} */ { message = '' }) => ({ name: 'Playwright', message })),
  ];
  return { ...settle(tests.length - bad.length, all, exitCode, reference), retried };
}

/**
 * @typedef {{ message?: string }} ReportedError
 * @typedef {{ status: string, projectName: string, results: { errors: ReportedError[] }[] }} ReportedTest
 * @typedef {{ title: string, tests: ReportedTest[] }} Spec
 * @typedef {{ title: string, specs?: Spec[], suites?: Suite[] }} Suite
 * @typedef {{ name: string, status: string, messages: string }} NamedTest
 */

/**
 * @param {Suite} suite
 * @param {string[]} above titles of the suites that it is in
 * @returns {NamedTest[]}
 */
function testsOf({ title, specs = [], suites = [] }, above = []) {
  const titles = [...above, title];
  const own = specs.flatMap((spec) =>
    spec.tests.map(({ status, results }) => ({
      name: [...titles, spec.title].join(' › '),
      status,
      messages: results.flatMap(({ errors }) => errors.map(({ message = '' }) => message)).join('\n'),
    })),
  );
  return [...own, ...suites.flatMap((suite) => testsOf(suite, titles))];
}

/**
 * How a failure is said at the end: its name, and the first lines of its message below it.
 *
 * @param {string} name
 * @param {string} message
 */
export function failure(name, message) {
  const lines = stripVTControlCharacters(message).trim().split('\n');
  const said = lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES), '…'] : lines;
  return [shortened(name), ...said].join('\n    ');
}

/**
 * A runner that ran nothing, or that broke down without a failed test, counts as one failure.
 *
 * @param {number} passed
 * @param {readonly { name: string, message: string }[]} bad tests that did not pass
 * @param {number} exitCode
 * @param {string} reference
 * @returns {Tally}
 */
function settle(passed, bad, exitCode, reference) {
  const isWanting = (/** @type {{ message: string }} */ { message }) =>
    WANTS_PACKAGE.test(message) || (!existsSync(reference) && WANTS_REFERENCE.test(message));
  const notRun = bad.filter(isWanting).map(({ name }) => shortened(name));
  const failures = bad.filter((test) => !isWanting(test)).map(({ name, message }) => failure(name, message));
  if (bad.length > 0 || (passed > 0 && exitCode === 0)) return { passed, failures, notRun };
  const what = passed === 0 ? 'No test ran.' : `The runner ended with code ${exitCode}, although no test failed.`;
  return { passed, failures: [what], notRun };
}

/**
 * @param {string} name with a path in it
 * @returns {string} with the path from the project's root
 */
function shortened(name) {
  return name.replace(`${process.cwd()}/`, '');
}
