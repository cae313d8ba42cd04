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
  return { status, assertionResults: tests.map((test) => ({ status: test })) };
}

describe('readVitestReport', () => {
  it('adds up the tests of all files', () => {
    const path = write({ testResults: [file('passed', 'passed', 'passed'), file('failed', 'passed', 'failed')] });
    expect(readVitestReport(path, 1)).toEqual({ passed: 3, failed: 1 });
  });

  it('counts a file that could not be loaded', () => {
    const path = write({ testResults: [file('passed', 'passed'), file('failed')] });
    expect(readVitestReport(path, 1)).toEqual({ passed: 1, failed: 1 });
  });

  it('counts skipped and planned tests as failed', () => {
    const path = write({ testResults: [file('passed', 'passed', 'skipped', 'todo')] });
    expect(readVitestReport(path, 0)).toEqual({ passed: 1, failed: 2 });
  });

  it('fails when nothing ran', () => {
    expect(readVitestReport(write({ testResults: [] }), 0)).toEqual({ passed: 0, failed: 1 });
  });

  it('fails when the runner broke down although every test passed', () => {
    expect(readVitestReport(write({ testResults: [file('passed', 'passed')] }), 1)).toEqual({ passed: 1, failed: 1 });
  });

  it('throws when there is no report', () => {
    expect(() => readVitestReport(join(folder, 'none.json'), 0)).toThrow();
  });
});

describe('readPlaywrightReport', () => {
  it('adds up what Playwright counted; flaky and skipped tests did not pass', () => {
    const path = write({ stats: { expected: 5, unexpected: 2, flaky: 1, skipped: 1 } });
    expect(readPlaywrightReport(path, 1)).toEqual({ passed: 5, failed: 4 });
  });

  it('fails when nothing ran', () => {
    const path = write({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 } });
    expect(readPlaywrightReport(path, 0)).toEqual({ passed: 0, failed: 1 });
  });
});
