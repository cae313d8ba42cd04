// @ts-check
import { compileWasm, RELAXED } from '../compileWasm.mjs';

const SOURCE = 'src/bench/limit/assembly/limit.ts';

/**
 * The program that shows what WebAssembly can do at most, with plain vector instructions and with relaxed ones.
 *
 * @returns {Promise<import('../../src/bench/limit/measureLimit').LimitPrograms>}
 */
export async function limitPrograms() {
  return { plain: [...(await compileWasm(SOURCE))], relaxed: [...(await compileWasm(SOURCE, RELAXED))] };
}
