import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { wasmProgramText } from './makeWasmProgram.mjs';

it('src/kernels/wasm/program.ts is what assembly/ compiles to', async () => {
  expect(readFileSync('src/kernels/wasm/program.ts', 'utf8')).toBe(await wasmProgramText());
});
