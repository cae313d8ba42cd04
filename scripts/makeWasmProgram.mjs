// @ts-check
/** `node scripts/makeWasmProgram.mjs`: compiles src/kernels/wasm/assembly and writes src/kernels/wasm/program.ts. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const PROGRAM = new URL('../src/kernels/wasm/program.ts', import.meta.url);
const SOURCE = 'src/kernels/wasm/assembly/index.ts';
const OPTIONS = [
  '-O3',
  '--runtime',
  'stub',
  '--use',
  'abort=',
  '--importMemory',
  '--noExportMemory',
  '--enable',
  'simd',
];
/** Shared memories are imported as such, with the limits that TensorFlow.js gives its own. */
const SHARED = ['--enable', 'threads', '--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536'];

/**
 * @param {readonly string[]} options
 * @returns {Promise<string>} the program in base64
 */
async function compile(options) {
  const output = '/program.wasm';
  /** @type {Uint8Array | undefined} */
  let program;
  const { error, stderr } = await asc.main([SOURCE, ...OPTIONS, ...options, '--outFile', output], {
    writeFile: (name, contents) => {
      if (name === output) program = /** @type {Uint8Array} */ (contents);
    },
  });
  if (error || !program) throw new Error(`${SOURCE} does not compile. ${stderr.toString()}`);
  return Buffer.from(program).toString('base64');
}

/** The text of program.ts. */
export async function wasmProgramText() {
  return `// Made by scripts/makeWasmProgram.mjs from assembly/; not to be edited.

/** The program in base64, for a memory of one thread's own. */
export const PROGRAM =
  '${await compile([])}';

/** The same for a memory that threads share. */
export const SHARED_PROGRAM =
  '${await compile(SHARED)}';
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.chdir(fileURLToPath(new URL('..', import.meta.url)));
  writeFileSync(PROGRAM, await wasmProgramText());
}
