import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { METHOD_NAMES } from '../catalog/methods';
import { main, type Outcome, runHere } from '../testing/commandLine';
import { COMMANDS } from './commands/commands';

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

/** Runs the program as a person would, in a process of its own. */
function runApart(...args: string[]): Promise<Outcome> {
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
    const { code, stdout, stderr } = await runApart('bounds', MODEL, ...IMAGE, '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const result = JSON.parse(stdout);
    expect(result).toMatchObject({
      label: 9,
      verdict: 'unknown',
      backend: 'wasm',
      rounding: 'real',
      certifies: expect.stringContaining('real'),
    });
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
    const { stdout } = await runHere('bounds', MODEL, ...image, '--json');
    const result = JSON.parse(stdout);
    expect(result.logits).toHaveLength(1);
    expect(result.logits[0]).toHaveLength(10);
    expect(result.verdict).toHaveLength(1);
    expect(result.layers[0].unstable).toEqual([0]);
  });

  it('prints for people verdict, margins, widths and the level of certification', async () => {
    const { stdout } = await runHere('bounds', MODEL, ...IMAGE, '--rounding', 'float32', '--backend', 'cpu');
    expect(stdout).toMatch(/^label 9, unknown/);
    expect(stdout).toContain('any float32 execution');
    expect(stdout).toContain('on cpu');
    expect(stdout).toMatch(/\/1\/Gemm +Gemm +100/);
  });

  it('takes an input from JSON, nested or not, and a range with a negative end', async () => {
    const input = file('input.json', JSON.stringify([[Array(784).fill(0.5)]]));
    const args = ['bounds', MODEL, '--input', input, '--epsilon', '0', '--clip', '-1,1', '--label', '3', '--json'];
    const { code, stdout } = await runHere(...args);
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
    const result = JSON.parse((await runHere(...args)).stdout);
    expect(result.label).toEqual(GOLDEN.labels);
    expectClose(result.lower, golden.lower);
    expectClose(result.upper, golden.upper);
    expectClose(result.marginLower, golden.margin_lower);
  });

  it.each(METHOD_NAMES)('bounds by %s', async (method) => {
    const { code, stdout, stderr } = await runHere('bounds', MODEL, ...IMAGE, '--method', method, '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout).marginLower).toHaveLength(10);
  });

  it.each([
    ['a file that is no network', 'text.onnx', 'not a network'],
    ['half a network', 'half.onnx', readFileSync(MODEL).subarray(0, 200_000)],
  ])('refuses %s with one line and exit code 2', async (_, name, content) => {
    const { code, stderr } = await runApart('bounds', file(name, content), ...IMAGE);
    expect(code).toBe(2);
    expect(stderr.trimEnd()).not.toContain('\n');
  });

  it('refuses an input of another size, naming both sizes', async () => {
    const input = file('short.json', '[1, 2, 3]');
    const { code, stderr } = await runHere('bounds', MODEL, '--input', input, '--epsilon', '0.1');
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
    vi.spyOn(process.stdout, 'write').mockImplementation((piece) => output.push(String(piece)) > 0);
  });
  afterEach(() => vi.restoreAllMocks());

  it.each([
    ['a missing model', ['bounds', ...IMAGE], /model is missing/],
    ['a missing radius', ['bounds', MODEL, '--dataset', 'fashion-mnist', '--index', '0'], /--epsilon is missing/],
    ['a radius that is no number', ['bounds', MODEL, ...IMAGE, '--epsilon', 'wide'], /“wide”, which is not a number/],
    ['a negative radius', ['bounds', MODEL, ...IMAGE, '--epsilon', '-1'], /zero or more/],
    ['a radius meant in 255ths', ['bounds', MODEL, ...IMAGE.slice(0, 4), '--epsilon', '8'], /from 0 to 1\..*8\/255\?/],
    ['a grid meant in 255ths', ['evaluate', MODEL, '--dataset', 'fashion-mnist', '--grid', '0,8'], /8\/255\?/],
    ['no input', ['bounds', MODEL, '--epsilon', '0.1'], /There is no input/],
    ['an unknown option', ['bounds', MODEL, ...IMAGE, '--epsilom', '1'], /--epsilom/],
    ['an option that is nearly one', ['bounds', MODEL, ...IMAGE, '--epsilom', '1'], /Did you mean --epsilon\?/],
    ['a text for a range', ['bounds', MODEL, ...IMAGE, '--clip', '0,wide'], /--clip has “wide”/],
    ['two radii for one', ['bounds', MODEL, ...IMAGE, '--epsilon', '1/255,2/255'], /--epsilon has .* one radius/],
    ['a radius of 1/0', ['radius', MODEL, ...IMAGE.slice(0, 4), '--largest', '1/0'], /--largest has “1\/0”/],
    ['a command that is nearly one', ['bonds'], /Did you mean bounds\?/],
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

  it.each([
    ['bounds', '--epsilon', '1/100'],
    ['attack', '--epsilon', '1/100', '--restarts', '1', '--steps', '1'],
    ['radius', '--largest', '1/100', '--grid', '2', '--restarts', '1', '--steps', '1'],
    ['bounds', '--epsilon', '1/100', '--clip', '0/255,255/255'],
  ])('%s takes fractions', async (command, ...options) => {
    const input = ['--dataset', 'fashion-mnist', '--index', '0'];
    const printed = async (args: string[]) => {
      expect(await main([command, MODEL, ...input, ...args, '--json'])).toBe(0);
      const { milliseconds, ...rest } = JSON.parse(output.splice(0).join(''));
      expect(milliseconds).toBeGreaterThan(0);
      return rest;
    };
    const decimal = options.map((option) => option.replace('1/100', '0.01').replace('0/255,255/255', '0,1'));
    expect(await printed(options)).toEqual(await printed(decimal));
  });

  it('says on stderr how an array was read, and gives the result alone on stdout', async () => {
    const field = ['../shared/field/lirpa25_normalised.onnx', '--epsilon', '2/255', '--input'];
    expect(await main(['bounds', ...field, '../shared/field/e_hwc.npy', '--json'])).toBe(0);
    expect(errors.join()).toMatch(/^Note: .*2×2×3.*height × width × channels/);
    const turned = JSON.parse(output.splice(0).join(''));
    for (const same of ['e_chw.npy', 'e_fortran.npy']) {
      expect(await main(['bounds', ...field, `../shared/field/${same}`, '--json'])).toBe(0);
      expect(JSON.parse(output.splice(0).join('')).lower).toEqual(turned.lower);
    }
    expect(errors).toHaveLength(1);
  });

  it.each(['e_5.npy', 'e_empty.npy', 'e_inf.npy', 'e_nan.npy', 'e_obj.json', 'e_hwc.npy'])(
    'refuses the input %s for a network of four numbers',
    async (name) => {
      const args = ['../shared/field/mix_clip_only_max.onnx', '--epsilon', '0.1', '--input', `../shared/field/${name}`];
      for (const command of ['bounds', 'attack']) expect(await main([command, ...args])).toBe(2);
      expect(output).toEqual([]);
      for (const error of errors) expect(error).toMatch(/Give|Copy|Save/);
    },
  );

  it('takes a row of a table for an input', async () => {
    const args = ['../shared/field/mix_clip_only_max.onnx', '--epsilon', '0', '--input', '../shared/field/e.csv'];
    expect(await main(['bounds', ...args])).toBe(0);
    expect(errors).toEqual([]);
  });

  it('says of a network with one output that it has no classes, and gives the interval', async () => {
    const value = ['../shared/field/nvjl82_one_to_one.onnx', '--input', '../shared/field/nvjl82_one_to_one.json'];
    expect(await main(['bounds', ...value, '--epsilon', '0.1'])).toBe(0);
    expect(output.join('\n')).toMatch(/no classes[\s\S]*-0\.75\d* +0\.25/);
    expect(output.join('\n')).not.toMatch(/label|logit|margin|Infinity/);
    output.splice(0);
    expect(await main(['bounds', ...value, '--epsilon', '0.1', '--json'])).toBe(0);
    expect(JSON.parse(output.splice(0).join(''))).toMatchObject({ label: null, marginLower: [], verdict: 'unknown' });
    expect(await main(['attack', ...value, '--epsilon', '0.1'])).toBe(2);
    expect(await main(['radius', ...value])).toBe(2);
    expect(output).toEqual([]);
  });

  it('lists the commands, and the options of each', async () => {
    expect(await main(['--help'])).toBe(0);
    for (const { name, summary } of COMMANDS) {
      expect(output[0]).toContain(summary);
      expect(await main([name, '--help'])).toBe(0);
      expect(output.at(-1)).toContain(`boundscope ${name}`);
    }
    expect(errors).toEqual([]);
  });
});
