import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { builtCli } from '../../bin/builtCli.mjs';
import type { ModelCard } from '../engine/api/types';
import { writeBars } from '../testing/standIns/barImages';

/** How often bare Node's start `--help` may take. */
const MOST_STARTS = 3;

/** Milliseconds that Node needs for some arguments. */
async function time(args: readonly string[]): Promise<number> {
  const begin = performance.now();
  await promisify(execFile)(process.execPath, args);
  return performance.now() - begin;
}

describe('the command line', () => {
  it('lists its commands at once', async () => {
    await builtCli();
    let [own, bare] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    // In turn, so that other work delays both alike, and the least of each, which it delays least; more often where it delays much.
    for (let turn = 0; turn < 3 || (turn < 20 && own >= MOST_STARTS * bare); turn++) {
      own = Math.min(own, await time(['bin/boundscope.mjs', '--help']));
      bare = Math.min(bare, await time(['--eval', '0']));
    }
    expect(own).toBeLessThan(MOST_STARTS * bare);
  });

  // Starts TensorFlow.js from what was built, which finds its programs elsewhere than sources do.
  it('trains with a seed from what was built', async () => {
    await builtCli();
    const folder = await mkdtemp(join(tmpdir(), 'boundscope-start-'));
    await writeBars(folder, 'train-12k', 1010);
    await writeBars(folder, 't10k', 20);
    const asked = ['quick-igrp', '--epochs', '1', '--seeds', '7', '--data', folder, '--out', folder];
    const { stdout } = await promisify(execFile)(process.execPath, ['bin/boundscope.mjs', 'train', ...asked]);
    expect(stdout).toContain('is the median, seed 7');
    const card = JSON.parse(await readFile(join(folder, 'quick-igrp.json'), 'utf8')) as ModelCard;
    expect(card.reproduce).toBe('npx boundscope train quick-igrp --epochs 1 --seeds 7');
    expect(card.training).toContain('seed 7.');
    await rm(folder, { recursive: true });
  });
});
