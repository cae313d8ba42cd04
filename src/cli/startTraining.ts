import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { registerGradientKernels } from '../kernels/gradients/registerGradientKernels';
import { registerAutodiffInNode } from './registerAutodiffInNode';

/** Starts the WebAssembly backend with all that training needs. */
export async function startTraining(): Promise<void> {
  registerAutodiffInNode();
  registerGradientKernels();
  if (!(await tf.setBackend('wasm'))) throw new Error('The WebAssembly backend does not start here.');
}
