// @ts-check
import { startTests } from '@vitest/runner';

/**
 * Test files by name, loaded when it is their turn.
 *
 * @typedef {Readonly<Record<string, () => Promise<unknown>>>} Suites
 */

/**
 * How tests went, and how many were left out.
 *
 * @typedef {{ passed: number, failed: number, leftOut: number }} SuiteCount
 */

/**
 * Runs test files one after the other as Vitest does.
 *
 * @param {Suites} suites
 * @param {(what: string) => void} report is called for each file, and for each test that fails with the reason
 * @param {() => boolean} hasTime is asked before each test; once there is none, the others are left out
 * @returns {Promise<SuiteCount>}
 */
export async function runSuites(suites, report, hasTime) {
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
      if (!hasTime()) test.mode = 'skip';
    },
  };
  /** @type {SuiteCount} */
  const count = { passed: 0, failed: 0, leftOut: 0 };
  for (const name of Object.keys(suites)) {
    const begin = performance.now();
    const files = await startTests([name], runner);
    const before = { ...count };
    for (const file of files) countTasks(file, count, report);
    const seconds = ((performance.now() - begin) / 1000).toFixed(1);
    report(`${name}: ${count.passed - before.passed} passed, ${count.failed - before.failed} failed, ${seconds} s`);
  }
  return count;
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
