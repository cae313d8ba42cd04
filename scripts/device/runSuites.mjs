// @ts-check
import { startTests } from '@vitest/runner';

/**
 * Test files by name, loaded when it is their turn.
 *
 * @typedef {Readonly<Record<string, () => Promise<unknown>>>} Suites
 */

/**
 * How the tests of a file went, and how many were left out.
 *
 * @typedef {{ name: string, passed: number, failed: number, leftOut: number, seconds: number }} SuiteCount
 */

/**
 * Runs test files one after the other as Vitest does. Where time is short, each has a part of it, so that all are begun.
 *
 * @param {Suites} suites
 * @param {(what: string) => void} report is called for each file, and for each test that fails with the reason
 * @param {(left: number) => number} secondsFor the seconds that a file has, of so many that are left; then others are left out
 * @param {SuiteCount[]} counts is added to
 */
export async function runSuites(suites, report, secondsFor, counts) {
  let end = 0;
  /** @type {import('@vitest/runner').VitestRunner} */
  const runner = {
    config: {
      root: '/',
      setupFiles: [],
      name: undefined,
      passWithNoTests: false,
      testNamePattern: undefined,
      allowOnly: true,
      sequence: { seed: 1, hooks: 'stack', setupFiles: 'list' },
      chaiConfig: undefined,
      maxConcurrency: 1,
      testTimeout: 120_000,
      hookTimeout: 120_000,
      retry: 0,
      includeTaskLocation: false,
      tags: [],
      tagsFilter: undefined,
      strictTags: false,
    },
    importFile: (path) => suites[path]?.(),
    onBeforeRunTask: (test) => {
      if (performance.now() > end) test.mode = 'skip';
    },
  };
  const names = Object.keys(suites);
  for (const [at, name] of names.entries()) {
    const begin = performance.now();
    end = begin + 1000 * secondsFor(names.length - at);
    const count = { name, passed: 0, failed: 0, leftOut: 0, seconds: 0 };
    counts.push(count);
    for (const file of await startTests([name], runner)) countTasks(file, count, report);
    count.seconds = (performance.now() - begin) / 1000;
    report(inWords(count));
  }
}

/** @param {SuiteCount} count */
export function inWords({ name, passed, failed, leftOut, seconds }) {
  const rest = leftOut > 0 ? `, ${leftOut} left out for time` : '';
  return `${name}: ${passed} passed, ${failed} failed${rest}, ${seconds.toFixed(1)} s`;
}

/**
 * @param {import('@vitest/runner').Task} task
 * @param {SuiteCount} count
 * @param {(what: string) => void} report
 */
function countTasks(task, count, report) {
  const errors = task.result?.errors ?? [];
  if (task.type === 'test') {
    if (task.mode === 'skip') count.leftOut++;
    else if (task.result?.state === 'pass') count.passed++;
    else count.failed++;
  } else if (errors.length > 0) count.failed++;
  for (const { message } of errors) report(`FAILED ${task.name}: ${message}`);
  if (task.type === 'suite') for (const child of task.tasks) countTasks(child, count, report);
}
