import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { METHODS } from '../engine/request';
import { COMMANDS } from './commands';
import { main } from './main';

const MODEL = '../shared/goldens/fc3.onnx';
const GOLDEN = JSON.parse(readFileSync('../shared/goldens/fc3.json', 'utf8'));

interface GoldenCase {
  readonly method: string;
  readonly epsilon: number;
}

/** Equal to 1e-4 of the largest value. */
function expectClose(actual: number[][], expected: number[][]): void {
  const scale = Math.max(...expected.flat().map(Math.abs));
  expect(actual.length).toBe(expected.length);
  const errors = expected.flatMap((row, i) => row.map((value, j) => Math.abs(value - (actual[i]?.[j] ?? Number.NaN))));
  expect(Math.max(...errors) / scale).toBeLessThan(1e-4);
}

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the program as a person would. */
function boundscope(...args: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const limits = { maxBuffer: 2 ** 28 };
    const child = execFile(process.execPath, ['bin/boundscope.mjs', ...args], limits, (_, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, stdout, stderr });
    });
  });
}

const IMAGE = ['--dataset', 'fashion-mnist', '--index', '0', '--epsilon', '0.01'];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'boundscope-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('boundscope bounds', () => {
  it('prints the whole result as JSON', async () => {
    const { code, stdout, stderr } = await boundscope('bounds', MODEL, ...IMAGE, '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const result = JSON.parse(stdout);
    expect(result).toMatchObject({ label: 9, verdict: 'unknown', backend: 'wasm', rounding: 'real' });
    for (const field of ['logits', 'lower', 'upper', 'marginLower']) expect(result[field]).toHaveLength(10);
    expect(result.layers.map(({ op }: { op: string }) => op)).toEqual([
      'Flatten',
      'Gemm',
      'Relu',
      'Gemm',
      'Relu',
      'Gemm',
    ]);
    expect(result.layers[1].lower).toHaveLength(100);
    expect(result.layers[1].unstable).toBeTypeOf('number');
  });

  it('gives every field a batch dimension with --indices, even for one image', async () => {
    const image = ['--dataset', 'fashion-mnist', '--indices', '7', '--epsilon', '0.01'];
    const { stdout } = await boundscope('bounds', MODEL, ...image, '--json');
    const result = JSON.parse(stdout);
    expect(result.logits).toHaveLength(1);
    expect(result.logits[0]).toHaveLength(10);
    expect(result.verdict).toHaveLength(1);
    expect(result.layers[0].unstable).toEqual([0]);
  });

  it('tells people verdict, margins, widths and the level of certification', async () => {
    const { stdout } = await boundscope('bounds', MODEL, ...IMAGE, '--rounding', 'float32', '--backend', 'cpu');
    expect(stdout).toMatch(/^label 9, unknown/);
    expect(stdout).toContain('any float32 execution');
    expect(stdout).toContain('on cpu');
    expect(stdout).toMatch(/\/1\/Gemm +Gemm +100/);
  });

  it('takes an input from JSON, nested or not, and a range with a negative end', async () => {
    const input = file('input.json', JSON.stringify([[Array(784).fill(0.5)]]));
    const args = ['bounds', MODEL, '--input', input, '--epsilon', '0', '--clip', '-1,1', '--label', '3', '--json'];
    const { code, stdout } = await boundscope(...args);
    expect(code).toBe(0);
    const result = JSON.parse(stdout);
    expect(result.label).toBe(3);
    expect(result.logits).toHaveLength(10);
    expect(result.layers[0].lower.every((value: number) => value === 0.5)).toBe(true);
  });

  it('agrees with an independent float64 tool on a batch', async () => {
    const golden = GOLDEN.cases.find((one: GoldenCase) => one.method === 'IBP' && one.epsilon === 0.01);
    const images = ['--dataset', 'fashion-mnist', '--indices', GOLDEN.images.join(','), '--clip', '0,1'];
    const args = ['bounds', MODEL, ...images, '--epsilon', '0.01', '--method', 'ibp', '--rounding', 'none', '--json'];
    const result = JSON.parse((await boundscope(...args)).stdout);
    expect(result.label).toEqual(GOLDEN.labels);
    expectClose(result.lower, golden.lower);
    expectClose(result.upper, golden.upper);
    expectClose(result.marginLower, golden.margin_lower);
  });

  it.each(METHODS)('bounds by %s', async (method) => {
    const { code, stdout, stderr } = await boundscope('bounds', MODEL, ...IMAGE, '--method', method, '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout).marginLower).toHaveLength(10);
  });

  it.each([
    ['a file that is no network', 'text.onnx', 'not a network'],
    ['half a network', 'half.onnx', readFileSync(MODEL).subarray(0, 200_000)],
  ])('refuses %s with one line and exit code 2', async (_, name, content) => {
    const { code, stderr } = await boundscope('bounds', file(name, content), ...IMAGE);
    expect(code).toBe(2);
    expect(stderr.trimEnd()).not.toContain('\n');
  });

  it('refuses an input of another size, telling both sizes', async () => {
    const input = file('short.json', '[1, 2, 3]');
    const { code, stderr } = await boundscope('bounds', MODEL, '--input', input, '--epsilon', '0.1');
    expect(code).toBe(2);
    expect(stderr).toMatch(/784 numbers.*3/);
  });
});

describe('main', () => {
  let output: string[];
  let errors: string[];
  beforeEach(() => {
    output = [];
    errors = [];
    vi.spyOn(console, 'log').mockImplementation((line) => output.push(line));
    vi.spyOn(console, 'error').mockImplementation((line) => errors.push(line));
  });
  afterEach(() => vi.restoreAllMocks());

  it.each([
    ['a missing model', ['bounds', ...IMAGE], /model is missing/],
    ['a missing radius', ['bounds', MODEL, '--dataset', 'fashion-mnist', '--index', '0'], /--epsilon is missing/],
    ['a radius that is no number', ['bounds', MODEL, ...IMAGE, '--epsilon', 'wide'], /“wide”, which is not a number/],
    ['a negative radius', ['bounds', MODEL, ...IMAGE, '--epsilon', '-1'], /zero or more/],
    ['no input', ['bounds', MODEL, '--epsilon', '0.1'], /There is no input/],
    ['an unknown option', ['bounds', MODEL, ...IMAGE, '--epsilom', '1'], /--epsilom/],
    ['an unknown method', ['bounds', MODEL, ...IMAGE, '--method', 'magic'], /Choose one of: ibp/],
    ['a label out of range', ['bounds', MODEL, ...IMAGE, '--label', '10'], /0 to 9/],
    ['an index out of range', ['bounds', MODEL, ...IMAGE, '--index', '10000'], /no image 10000/],
    ['a file that is not there', ['bounds', 'nowhere.onnx', ...IMAGE], /nowhere\.onnx: There is no such file/],
    ['an unknown command', ['frobnicate'], /no command “frobnicate”/],
  ])('refuses %s with one line and exit code 2', async (_, args, message) => {
    expect(await main(args)).toBe(2);
    expect(output).toEqual([]);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(message);
    expect(errors[0]).not.toContain('\n');
  });

  it('lists the commands, and tells the options of each', async () => {
    expect(await main(['--help'])).toBe(0);
    for (const { name, usage } of COMMANDS) {
      expect(output[0]).toContain(name);
      expect(await main([name, '--help'])).toBe(0);
      expect(output.at(-1)).toBe(usage);
    }
    expect(errors).toEqual([]);
  });
});
