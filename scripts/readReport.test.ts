import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPlaywrightReport, readVitestReport } from './readReport.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'boundscope-report-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(report: object): string {
  const path = join(folder, 'report.json');
  writeFileSync(path, JSON.stringify(report));
  return path;
}

function file(status: string, ...tests: string[]) {
  return {
    status,
    name: 'src/sum.test.ts',
    message: 'Cannot find module',
    assertionResults: tests.map((test) => ({
      status: test,
      fullName: `sum is ${test}`,
      failureMessages: test === 'failed' ? ['expected 3 to be 4\n    at sum.test.ts:7'] : [],
    })),
  };
}

describe('readVitestReport', () => {
  it('adds up the tests of all files', () => {
    const path = write({ testResults: [file('passed', 'passed', 'passed'), file('failed', 'passed', 'failed')] });
    const { passed, failures } = readVitestReport(path, 1);
    expect(passed).toBe(3);
    expect(failures).toHaveLength(1);
  });

  it('says the name and the message of what failed', () => {
    const { failures } = readVitestReport(write({ testResults: [file('failed', 'failed')] }), 1);
    expect(failures[0]).toMatch(/src\/sum\.test\.ts.*sum is failed\n.*expected 3 to be 4/);
  });

  it('says why a file could not be loaded', () => {
    const path = write({ testResults: [file('passed', 'passed'), file('failed')] });
    const { passed, failures } = readVitestReport(path, 1);
    expect(passed).toBe(1);
    expect(failures).toEqual([expect.stringMatching(/src\/sum\.test\.ts\n.*Cannot find module/)]);
  });

  it('counts skipped and planned tests as failed', () => {
    const path = write({ testResults: [file('passed', 'passed', 'skipped', 'todo')] });
    const { passed, failures } = readVitestReport(path, 0);
    expect(passed).toBe(1);
    expect(failures).toEqual([expect.stringContaining('skipped'), expect.stringContaining('todo')]);
  });

  it('fails when nothing ran', () => {
    expect(readVitestReport(write({ testResults: [] }), 0)).toEqual({
      passed: 0,
      failures: [expect.any(String)],
      notRun: [],
    });
  });

  it('fails when the runner broke down although every test passed', () => {
    const path = write({ testResults: [file('passed', 'passed')] });
    expect(readVitestReport(path, 1)).toEqual({ passed: 1, failures: [expect.stringContaining('1')], notRun: [] });
  });

  it('names tests apart that want reference data which is not here, and fails them where it is', () => {
    const messages = [
      "Error: ENOENT: no such file or directory, open '/some/shared/goldens/fc3.onnx'",
      'Command failed\nboundscope bounds: ../shared/goldens/fc3.onnx: There is no such file.',
      'expected 3 to be 4',
      'Error: python3-onnx is not here: apt-get install python3-onnx',
    ];
    const assertionResults = messages.map((message) => ({
      status: 'failed',
      fullName: 'sum',
      failureMessages: [message],
    }));
    const path = write({ testResults: [{ status: 'failed', name: 'src/sum.test.ts', assertionResults }] });
    const absent = readVitestReport(path, 1, join(folder, 'none'));
    expect(absent).toEqual({
      passed: 0,
      failures: [expect.stringContaining('expected 3')],
      notRun: Array(3).fill('src/sum.test.ts › sum'),
    });
    expect(readVitestReport(path, 1, folder)).toMatchObject({ failures: { length: 3 }, notRun: { length: 1 } });
  });

  it('throws when there is no report', () => {
    expect(() => readVitestReport(join(folder, 'none.json'), 0)).toThrow();
  });
});

describe('readPlaywrightReport', () => {
  function spec(title: string, status: string, ...messages: string[]) {
    return { title, tests: [{ status, results: [{ errors: messages.map((message) => ({ message })) }] }] };
  }

  it('counts tests at any depth; skipped tests did not pass, and those that needed a second try are named', () => {
    const inner = { title: 'on a phone', specs: [spec('d', 'skipped'), spec('e', 'expected')] };
    const specs = [spec('a', 'expected'), spec('b', 'unexpected'), spec('c', 'flaky', 'Timeout of 5 s')];
    const { passed, failures, retried } = readPlaywrightReport(
      write({ suites: [{ title: 'start.spec.ts', specs, suites: [inner] }] }),
      1,
    );
    expect(passed).toBe(3);
    expect(retried).toEqual([expect.stringMatching(/start\.spec\.ts › c\n.*Timeout/)]);
    expect(failures.map((text) => text.split('\n')[0])).toEqual([
      'start.spec.ts › b',
      'start.spec.ts › on a phone › d',
    ]);
  });

  it('says what a test failed with, without colours', () => {
    const suite = {
      title: 'start.spec.ts',
      specs: [spec('opens', 'unexpected', '\u001b[31mTimeout\u001b[39m of 5 s')],
    };
    const { failures } = readPlaywrightReport(write({ suites: [suite] }), 1);
    expect(failures[0]).toMatch(/opens\n.*Timeout of 5 s/);
  });

  it('fails when the runner itself did', () => {
    const path = write({ suites: [], errors: [{ message: 'The port is taken.' }] });
    expect(readPlaywrightReport(path, 1).failures).toEqual([expect.stringContaining('The port is taken.')]);
    expect(readPlaywrightReport(write({ suites: [] }), 0).failures).toHaveLength(1);
  });
});
