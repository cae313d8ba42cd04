// @ts-check
/** `node scripts/makeWasmProgram.mjs`: compiles src/kernels/wasm/assembly and writes src/kernels/wasm/program.ts. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileWasm, RELAXED } from './compileWasm.mjs';

const PROGRAM = new URL('../src/kernels/wasm/program.ts', import.meta.url);
const SOURCE = 'src/kernels/wasm/assembly/index.ts';

/** How a program imports `env.memory`: one of any size of its own, or with the limits that TensorFlow.js gives a shared one. */
const MEMORY = '02 0f 01 03 65 6e 76 06 6d 65 6d 6f 72 79 02 00 00';
const SHARED_MEMORY = '02 12 01 03 65 6e 76 06 6d 65 6d 6f 72 79 02 03 01 80 80 04';

/**
 * The same program for a memory that threads share: nothing but the import differs, and to compile takes seconds.
 *
 * @param {Buffer} program
 */
function forSharedMemory(program) {
  const [own, shared] = [MEMORY, SHARED_MEMORY].map((hex) => Buffer.from(hex.replaceAll(' ', ''), 'hex'));
  const at = program.indexOf(own ?? '');
  if (!own || !shared || at < 0) throw new Error(`${SOURCE} does not import its memory as expected.`);
  return Buffer.concat([program.subarray(0, at), shared, program.subarray(at + own.length)]);
}

/** The text of program.ts. */
export async function wasmProgramText() {
  let programs = '';
  for (const [name, options] of Object.entries({ plain: [], relaxed: RELAXED })) {
    const program = Buffer.from(await compileWasm(SOURCE, options));
    const [own, shared] = [program, forSharedMemory(program)].map((bytes) => bytes.toString('base64'));
    programs += `  ${name}: {\n    own: '${own}',\n    shared:\n      '${shared}',\n  },\n`;
  }
  return `// Made by scripts/makeWasmProgram.mjs from assembly/; not to be edited.

/**
 * The program in base64, with plain vector instructions and with relaxed ones; each for a memory of one thread's own, and
 * for one that threads share.
 */
export const PROGRAMS = {
${programs}};
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.chdir(fileURLToPath(new URL('..', import.meta.url)));
  writeFileSync(PROGRAM, await wasmProgramText());
}
