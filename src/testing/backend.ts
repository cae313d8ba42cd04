import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { type BackendWasm, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { allowRelaxedSimd } from '../cli/files/relaxedSimd';
import '../kernels/autodiff/registerAutodiff';
import { registerLoops } from '../kernels/conv/loops';
import { allowInstructions } from '../kernels/wasm/boundProgram';
import { registerKernels } from '../kernels/wasm/registerKernels';

/** Where tests in Node compute: WebAssembly with the best instructions there are, or with those that every engine has. */
export type TestBackend = 'wasm' | 'plain wasm' | 'cpu';

/** All of them, on which whatever relies on the arithmetic is tested. */
export const TEST_BACKENDS: readonly TestBackend[] = ['wasm', 'plain wasm', 'cpu'];

/** Starts a TensorFlow.js backend for a test in Node. */
export async function startTestBackend(wanted: TestBackend): Promise<void> {
  const name = wanted === 'cpu' ? 'cpu' : 'wasm';
  setWasmPathsOnce();
  allowRelaxedSimd();
  registerKernels();
  registerLoops('cpu');
  await tf.setBackend(name);
  await tf.ready();
  if (tf.getBackend() !== name) throw new Error(`The ${name} backend did not start.`);
  if (name === 'wasm') allowInstructions(wanted === 'wasm' ? 'relaxed' : 'plain', tf.backend() as BackendWasm);
}

let pathsAreSet = false;

function setWasmPathsOnce(): void {
  if (pathsAreSet) return;
  const main = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
  setWasmPaths(dirname(main) + sep);
  pathsAreSet = true;
}
