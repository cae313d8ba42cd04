import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { writeOnnx } from '../../formats/models/onnx/writeOnnx';
import { runHere } from '../../testing/commandLine';
import { denseNetwork } from '../../testing/networks/denseNetwork';

/** As a person runs it. */
const runApart = (...args: string[]) =>
  promisify(execFile)(process.execPath, ['bin/boundscope.mjs', 'verify', ...args]);
/** In this process; jobs have their own all the same. */
const run = (...args: string[]) => runHere('verify', ...args);

const FOLDER = mkdtempSync(join(tmpdir(), 'verify-'));

function put(name: string, content: string | Uint8Array): string {
  const path = join(FOLDER, name);
  writeFileSync(path, content);
  return path;
}

/** y = 2x₀ − x₁ + 1. */
const MODEL = put('model.onnx', writeOnnx(denseNetwork([{ weight: [[2], [-1]], bias: [1] }])));

const DECLARED = '(declare-const X_0 Real) (declare-const X_1 Real) (declare-const Y_0 Real)';
const BOX = '(assert (and (<= X_0 1) (>= X_0 0) (<= X_1 0.1) (>= X_1 0.1)))';
const VERIFIED = put('verified.vnnlib', `${DECLARED}${BOX}(assert (<= Y_0 0.8))`);
const FALSIFIED = put('falsified.vnnlib', `${DECLARED}${BOX}(assert (<= Y_0 1))`);
const QUERY = put(
  'query.vnnlib',
  `(vnnlib-version <2.0>) (declare-network f (declare-input X float32 [1,2]) (declare-output Y float32 [1,1]))
  (assert (and (<= X[0,0] 1) (>= X[0,0] 0) (<= X[0,1] 0.1) (>= X[0,1] 0.1) (<= Y[0,0] 1)))`,
);

it('says first what the verdict is, then the counterexample in the file’s own decimals', async () => {
  expect((await run(MODEL, VERIFIED, '--timeout', '20')).stdout).toBe('unsat\n');
  const { stdout } = await runApart(MODEL, FALSIFIED);
  expect(stdout).toMatch(/^sat\n\(\(X_0 [\d.]+\)\n\(X_1 0\.1\)\n\(Y_0 [\d.]+\)\)\n$/);
  const [x, y] = [/X_0 ([\d.]+)/, /Y_0 ([\d.]+)/].map((pattern) => Number(pattern.exec(stdout)?.[1]));
  expect(y).toBeCloseTo(2 * (x as number) + 0.9, 12);
  expect(y).toBeLessThanOrEqual(1);
});

it('speaks VNN-LIB 2', async () => {
  const { stdout } = await run(QUERY, '--network', `f=${MODEL}`);
  expect(stdout).toMatch(/^sat\nX float32 \[1,2\]\n[\d.]+\n0\.1\nY float32 \[1,1\]\n[\d.]+\n$/);
});

it('says of what is not linear that it is unknown, and why; and writes no exponents', async () => {
  const products = put('products.vnnlib', `${DECLARED}${BOX}(assert (<= (* X_0 Y_0) 0.8))`);
  const { stdout, stderr } = await run(MODEL, products);
  expect(stdout).toBe('unknown\n');
  expect(stderr).toMatch(/products\.vnnlib: Line 1, column \d+: Variables are multiplied/);
  const tiny = put('tiny.onnx', writeOnnx(denseNetwork([{ weight: [[0], [0]], bias: [2 ** -40] }])));
  expect((await run(tiny, FALSIFIED)).stdout).toMatch(/\(Y_0 0\.0{12}9\d+\)\)\n$/);
});

it('says where memory does not suffice that it is unknown, and why', async () => {
  const { stdout, stderr } = await run(MODEL, VERIFIED, '--memory', '1KB');
  expect(stdout).toBe('unknown\n');
  expect(stderr).toMatch(/the limit is 1 kB/);
});

it('decides a list, and goes on after what it cannot take', async () => {
  const list = put(
    'instances.csv',
    'model.onnx,verified.vnnlib,20\nmodel.onnx,none.vnnlib,20\n\nmodel.onnx,falsified.vnnlib\n',
  );
  const { stdout, stderr, code } = await run('--instances', list);
  expect(code).toBe(2);
  expect(stderr).toMatch(/none\.vnnlib: There is no such file/);
  const verdicts = stdout
    .trim()
    .split('\n')
    .map((line: string) => line.split(',')[2]);
  expect(verdicts).toEqual(['unsat', 'error', 'sat']);
  // Of the three the second.
  expect((await run('--instances', list, '--shard', '2/3')).stdout).toMatch(/^\S+none\S+,error,\S+\n$/);
});

it('decides parts of a property, and a list, in several processes', async () => {
  expect((await run(MODEL, VERIFIED, '--jobs', '3')).stdout).toBe('unsat\n');
  expect((await run(MODEL, FALSIFIED, '--jobs', '2')).stdout).toMatch(/^sat\n\(\(X_0 [\d.]+\)\n\(X_1 0\.1\)/);
  const assigned = await run(QUERY, '--network', `f=${MODEL}`, '--jobs', '2');
  expect(assigned.stdout).toMatch(/^sat\nX float32 \[1,2\]\n[\d.]+\n0\.1\nY float32 \[1,1\]\n[\d.]+\n$/);
  put('beyond.vnnlib', `${DECLARED}${BOX}(assert (<= (* X_0 Y_0) 0.8))`);
  const rows = ['verified', 'falsified', 'beyond'].map((name) => `model.onnx,${name}.vnnlib,9.5\n`);
  const { stdout, stderr } = await run('--instances', put('both.csv', rows.join('')), '--jobs', '2');
  expect(stderr).toMatch(/beyond\.vnnlib: Line 1.*Variables are multiplied/);
  expect(
    stdout
      .trim()
      .split('\n')
      .map((line) => line.split(',')[2]),
  ).toEqual(['unsat', 'sat', 'unknown']);
});

it('takes parts of a second, alone and in a list', async () => {
  expect((await run(MODEL, VERIFIED, '--timeout', '9.5')).stdout).toBe('unsat\n');
  const list = put('parts.csv', 'model.onnx,verified.vnnlib,9.5\nmodel.onnx,falsified.vnnlib,1e1\n');
  const { stdout } = await run('--instances', list);
  expect(stdout.match(/unsat|sat|error/g)).toEqual(['unsat', 'sat']);
});

it('answers when the time is over, start and reading included, in one process and in several', async () => {
  // Sums of magnitudes of sixteen random sums: too many patterns to decide them near the least value in no time.
  const random = (at: number) => ((at * 7919) % 101) / 50 - 1;
  const first = Array.from({ length: 24 }, (_, row) =>
    Array.from({ length: 64 }, (_, at) => (at % 2 ? -1 : 1) * random(64 * row + (at >> 1))),
  );
  const last = Array.from({ length: 64 }, () => [1]);
  const layers = [
    { weight: first, bias: Array.from({ length: 64 }, () => 0) },
    { weight: last, bias: [0] },
  ];
  const hard = put('hard.onnx', writeOnnx(denseNetwork(layers)));
  const inputs = Array.from(
    { length: 24 },
    (_, at) => `(declare-const X_${at} Real)(assert (<= X_${at} 1))(assert (>= X_${at} -1))`,
  );
  const property = put('hard.vnnlib', `${inputs.join('')}(declare-const Y_0 Real)(assert (<= Y_0 -0.0000001))`);
  // Sources are compiled here as they are asked for first.
  await run(MODEL, VERIFIED);
  for (const jobs of ['1', '2']) {
    const before = performance.now();
    const { stdout } = await run(hard, property, '--timeout', '0.6', '--jobs', jobs);
    const seconds = (performance.now() - before) / 1000;
    expect(['timeout\n', 'unsat\n']).toContain(stdout);
    expect(seconds).toBeLessThan(2);
  }
});

it('deals out subproblems of many inputs to several processes', async () => {
  // Sums of differences of 40 inputs, of which some are taken away.
  const weight = (row: number, at: number) => Number(row % 20 === at) - Number(row === (at * 7 + 3) % 40);
  const first = Array.from({ length: 40 }, (_, row) => Array.from({ length: 20 }, (_, at) => weight(row, at)));
  const last = Array.from({ length: 20 }, (_, at) => [at % 3 === 0 ? -1 : 1]);
  const layers = [
    { weight: first, bias: Array.from({ length: 20 }, () => 0) },
    { weight: last, bias: [0] },
  ];
  const model = put('wide.onnx', writeOnnx(denseNetwork(layers)));
  const inputs = Array.from(
    { length: 40 },
    (_, at) => `(declare-const X_${at} Real)(assert (<= X_${at} 1))(assert (>= X_${at} -1))`,
  );
  const below = (limit: number) =>
    put(`wide${limit}.vnnlib`, `${inputs.join('')}(declare-const Y_0 Real)(assert (<= Y_0 ${limit}))`);
  expect((await run(model, below(-22), '--jobs', '2')).stdout).toBe('unsat\n');
  expect((await run(model, below(-5), '--jobs', '2')).stdout).toMatch(/^sat\n\(\(X_0 /);
  await expect(run(model, below(-5), '--share', '3/2')).resolves.toMatchObject({ code: 2 });
});

it('decides what is said of a network in several processes, too', async () => {
  // y = 2(x₀ − 0.5) / 0.5 − (x₁ + 1) / 2 + 1, from −1.55 on.
  const said = ['--mean', '0.5,-1', '--std=0.5,2'];
  put('low.vnnlib', `${DECLARED}${BOX}(assert (<= Y_0 -1.6))`);
  const lower = put('lower.vnnlib', `${DECLARED}${BOX}(assert (<= Y_0 -1.5))`);
  expect((await run(MODEL, lower, '--jobs', '2', ...said)).stdout).toMatch(/^sat\n/);
  const list = put('said.csv', 'model.onnx,low.vnnlib,20\nmodel.onnx,lower.vnnlib,20\n');
  const verdicts = async (...more: string[]) =>
    (await run('--instances', list, ...said, ...more)).stdout.match(/unsat|sat/g);
  expect(await verdicts()).toEqual(['unsat', 'sat']);
  expect(await verdicts('--jobs', '2')).toEqual(['unsat', 'sat']);
});

it.each([
  ['--vnnlib-versions', '2.0\n2.0\n'],
  ['--arithmetic-complexity-theories', 'LIN\n'],
  ['--unsat-proofs', 'false\n'],
])('says what it supports: %s', async (capability, answer) => {
  expect(await runHere('supports', capability)).toMatchObject({ code: 0, stdout: answer });
});

it.each([
  [[QUERY, '--network', `g=${MODEL}`], /declares the network f, and none called g/],
  [[VERIFIED, '--network', `f=${MODEL}`], /names no network/],
  [[MODEL, VERIFIED, '--jobs', '0'], /--jobs is 0/],
  [['--instances', 'list.csv', '--network', `f=${MODEL}`], /neither a network/],
  [[MODEL], /Give a network and a property/],
  [[MODEL, put('broken.vnnlib', '(assert (<= Y_0 1))')], /Line 1, column 13: “Y_0” was not declared/],
  [[MODEL, FALSIFIED, '--timeout', 'soon'], /--timeout has “soon”/],
  [[MODEL, FALSIFIED, '--timeout', '0'], /--timeout has “0”/],
  [
    [
      MODEL,
      put('more.vnnlib', readFileSync(FALSIFIED, 'utf8').replace(DECLARED, `${DECLARED}(declare-const Y_1 Real)`)),
    ],
    /about 2 outputs/,
  ],
])('refuses what it cannot use, with exit code 2: %#', async (args, stderr) => {
  expect(await run(...args)).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(stderr) });
});
