import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { builtCli } from '../../bin/builtCli.mjs';

/** How often bare Node's start `--help` may take. */
const MOST_STARTS = 3;

/** Milliseconds that Node needs for some arguments. */
async function time(args: readonly string[]): Promise<number> {
  const begin = performance.now();
  await promisify(execFile)(process.execPath, args);
  return performance.now() - begin;
}

describe('the command line', () => {
  it('tells its commands at once', async () => {
    await builtCli();
    const [own, bare]: [number[], number[]] = [[], []];
    // In turn, so that other work delays both alike, and the least of each, which it delays least.
    for (let i = 0; i < 6; i++) {
      own.push(await time(['bin/boundscope.mjs', '--help']));
      bare.push(await time(['--eval', '0']));
    }
    expect(Math.min(...own)).toBeLessThan(MOST_STARTS * Math.min(...bare));
  });
});
