import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtCli } from '../bin/builtCli.mjs';

const run = promisify(execFile);

/** What the package may weigh, packed: the bundled networks and images are most of it. */
const MOST_BYTES = 40 * 2 ** 20;

describe('the package', () => {
  let folder: string;
  let size: number;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'boundscope-package-'));
    await builtCli();
    const { stdout } = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder]);
    const [packed] = JSON.parse(stdout);
    size = packed.size;
    writeFileSync(join(folder, 'package.json'), '{}');
    await run('npm', ['install', '--offline', '--no-audit', '--no-fund', `./${packed.filename}`], { cwd: folder });
  }, 240_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Runs the installed command, away from the checkout. */
  const boundscope = (...args: string[]) =>
    run(process.execPath, ['node_modules/boundscope/bin/boundscope.mjs', ...args], { cwd: folder });

  it('is no heavier than it need be', () => expect(size).toBeLessThan(MOST_BYTES));

  it('lists its networks', async () => {
    expect((await boundscope('models')).stdout).toContain('fashion-natural');
  });

  it.each(['ibp', 'crown', 'alpha-crown'])('bounds a bundled network by %s, on WebAssembly', async (method) => {
    const image = ['--dataset', 'fashion-mnist', '--index', '0', '--epsilon', '0.001'];
    const { stdout, stderr } = await boundscope('bounds', 'quick-igrp', ...image, '--method', method, '--json');
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({ backend: 'wasm', label: 9 });
  });
});
