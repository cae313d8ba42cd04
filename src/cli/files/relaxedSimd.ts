import { setFlagsFromString } from 'node:v8';
import { instructions } from '../../kernels/wasm/boundProgram';

/** Has Node 20 take relaxed vector instructions, which later versions and browsers do anyway; to be called first of all. */
export function allowRelaxedSimd(): void {
  if (instructions() !== 'relaxed') setFlagsFromString('--experimental-wasm-relaxed-simd');
}
