import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageFolder, wasmFolder } from './folders';

it('says that what was built was copied away from its folder, or without its programs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'boundscope-'));
  expect(() => packageFolder(folder)).toThrow(/own folder is not above .*boundscope-.*bin\/boundscope\.mjs/);
  writeFileSync(join(folder, 'package.json'), '{}');
  mkdirSync(join(folder, 'build/wasm'), { recursive: true });
  expect(packageFolder(join(folder, 'build'))).toBe(folder);
  expect(() => wasmFolder(join(folder, 'build'))).toThrow(/tfjs-backend-wasm-simd\.wasm.* is not in .*wasm\. Install/);
  rmSync(folder, { recursive: true });
});
