import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** In a process of its own: the compiler puts its names into the global scope. */
const PRINT = "process.stdout.write(await (await import('./scripts/makeWasmProgram.mjs')).wasmProgramText())";

it('src/kernels/wasm/program.ts is what assembly/ compiles to', () => {
  const compiled = execFileSync(process.execPath, ['--input-type=module', '-e', PRINT], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  expect(readFileSync('src/kernels/wasm/program.ts', 'utf8')).toBe(compiled);
});
