import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, expect, it, vi } from 'vitest';
import { main } from '../../testing/commandLine';

const folder = mkdtempSync(join(tmpdir(), 'boundscope-merge-'));
const path = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

const HOW = ['quick-igrp', '--dataset', 'fashion-mnist', '--count', '5', '--method', 'ibp', '--steps', '2'];
const EVALUATE = ['evaluate', ...HOW, '--grid', '0,0.01,0.02,0.05'];

async function run(...args: string[]) {
  const lines: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
  vi.spyOn(console, 'error').mockImplementation((line: string) => void lines.push(line));
  return { code: await main(args), printed: lines.join('\n') };
}

it('gives what was computed in shards, or in several processes, byte for byte as in one go', async () => {
  expect((await run(...EVALUATE, '--table', path('whole.json'))).code).toBe(0);
  const whole = readFileSync(path('whole.json'), 'utf8');
  for (const number of [2, 1]) {
    const { code, printed } = await run(...EVALUATE, '--shard', `${number}/2`, '--table', path(`${number}.json`));
    expect(code).toBe(0);
    expect(printed).toMatch(`Shard ${number} of 2, ${number === 1 ? 3 : 2} images`);
  }
  expect((await run('merge', path('2.json'), path('1.json'), '--table', path('merged.json'))).code).toBe(0);
  expect(readFileSync(path('merged.json'), 'utf8')).toBe(whole);
  // In a process of its own, since it begins others.
  const args = ['bin/boundscope.mjs', ...EVALUATE, '--jobs', '2', '--table', path('jobs.json')];
  await promisify(execFile)(process.execPath, args);
  expect(readFileSync(path('jobs.json'), 'utf8')).toBe(whole);
});

it('writes nothing where one is missing, or is no shard', async () => {
  const { code, printed } = await run('merge', path('1.json'), '--table', path('none.json'));
  expect(code).toBe(2);
  expect(printed).toMatch(/2 is missing/);
  writeFileSync(path('damaged.json'), readFileSync(path('2.json'), 'utf8').slice(0, 300));
  const damaged = await run('merge', path('1.json'), path('damaged.json'), '--table', path('none.json'));
  expect(damaged.code).toBe(2);
  expect(damaged.printed).toMatch(/damaged\.json is not JSON.*\. Compute this shard again/);
  const table = await run('merge', path('whole.json'), '--table', path('none.json'));
  expect(table.printed).toMatch(/not a shard.*--shard/);
  expect(existsSync(path('none.json'))).toBe(false);
});

it('takes no option with a shard that is about the whole table', async () => {
  const args = [...EVALUATE, '--shard', '1/2'];
  expect((await run(...args, '--table', path('x.json'), '--csv', path('x.csv'))).printed).toMatch(
    /--csv is about the whole/,
  );
  expect((await run(...args)).printed).toMatch(/--table FILE/);
  expect((await run(...EVALUATE, '--shard', '1/9', '--table', path('x.json'))).printed).toMatch(
    /5 images, but 9 shards/,
  );
});
