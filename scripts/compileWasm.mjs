// @ts-check
import asc from 'assemblyscript/asc';

/** What all programs have in common: they work in a memory that is given to them, by vector instructions. */
const USUAL = ['-O3', '--runtime', 'stub', '--use', 'abort=', '--importMemory', '--noExportMemory', '--enable', 'simd'];

/** With multiplications and additions that round once, where processors have them. */
export const RELAXED = ['--enable', 'relaxed-simd'];

/**
 * Compiles AssemblyScript.
 *
 * @param {string} source its path
 * @param {readonly string[]} options
 * @returns {Promise<Uint8Array>} the program
 */
export async function compileWasm(source, options = []) {
  const output = '/program.wasm';
  /** @type {Uint8Array | undefined} */
  let program;
  const { error, stderr } = await asc.main([source, ...USUAL, ...options, '--outFile', output], {
    writeFile: (name, contents) => {
      if (name === output) program = /** @type {Uint8Array} */ (contents);
    },
  });
  if (error || !program) throw new Error(`${source} does not compile. ${stderr.toString()}`);
  return program;
}
