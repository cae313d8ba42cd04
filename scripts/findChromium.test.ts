import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findChromium } from './findChromium.mjs';

describe('findChromium', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'boundscope-chromium-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function program(...path: string[]): string {
    const file = join(folder, ...path);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, '');
    chmodSync(file, 0o755);
    return file;
  }

  it('takes the one the environment names', () => {
    const named = program('mine');
    expect(findChromium({ CHROMIUM_PATH: named, PATH: '/usr/bin' })).toBe(named);
  });

  it('says so when the named one does not exist', () => {
    expect(() => findChromium({ CHROMIUM_PATH: join(folder, 'gone') })).toThrow(/no file/);
  });

  it('finds a browser on the PATH, Chromium before Chrome', () => {
    program('a', 'google-chrome');
    const chromium = program('b', 'chromium');
    expect(findChromium({ PATH: [join(folder, 'a'), join(folder, 'b')].join(':') })).toBe(chromium);
  });
});
