// @ts-check
/** `node scripts/makeWasmProgram.mjs`: compiles src/kernels/wasm/assembly and writes src/kernels/wasm/program.ts. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileWasm, RELAXED } from './compileWasm.mjs';

const PROGRAM = new URL('../src/kernels/wasm/program.ts', import.meta.url);
const SOURCE = 'src/kernels/wasm/assembly/index.ts';

/** The text of program.ts. */
export async function wasmProgramText() {
  let programs = '';
  for (const [name, options] of Object.entries({ plain: [], relaxed: RELAXED })) {
    const program = Buffer.from(await compileWasm(SOURCE, options)).toString('base64');
    programs += `  ${name}:\n    '${program}',\n`;
  }
  return `// Made by scripts/makeWasmProgram.mjs from assembly/; not to be edited.

/** The program in base64, with plain vector instructions and with relaxed ones, for a memory of one thread's own. */
export const PROGRAMS = {
${programs}};
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.chdir(fileURLToPath(new URL('..', import.meta.url)));
  writeFileSync(PROGRAM, await wasmProgramText());
}
