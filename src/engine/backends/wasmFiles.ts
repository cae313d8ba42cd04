import plainWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simdWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import threadedWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';

/** The programs of TensorFlow.js's wasm backend, by the names it has for them. */
export const WASM_FILES = {
  'tfjs-backend-wasm.wasm': plainWasm,
  'tfjs-backend-wasm-simd.wasm': simdWasm,
  'tfjs-backend-wasm-threaded-simd.wasm': threadedWasm,
};

/** The one that it takes here, unless this browser has no vectors. */
export function likelyWasmFile(): string {
  return typeof SharedArrayBuffer === 'undefined' ? simdWasm : threadedWasm;
}
