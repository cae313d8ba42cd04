import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import '../kernels/autodiff/registerAutodiff';
import { registerLoops } from '../kernels/conv/loops';
import { registerKernels } from '../kernels/wasm/registerKernels';

/** Starts a TensorFlow.js backend for a test in Node. */
export async function startTestBackend(name: 'wasm' | 'cpu'): Promise<void> {
  setWasmPathsOnce();
  registerKernels();
  registerLoops('cpu');
  await tf.setBackend(name);
  await tf.ready();
  if (tf.getBackend() !== name) throw new Error(`The ${name} backend did not start.`);
}

let pathsAreSet = false;

function setWasmPathsOnce(): void {
  if (pathsAreSet) return;
  const main = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
  setWasmPaths(dirname(main) + sep);
  pathsAreSet = true;
}
