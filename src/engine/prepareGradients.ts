import * as tf from '@tensorflow/tfjs-core';
import { registerGradientKernels } from '../kernels/gradients/registerGradientKernels';

/** WebAssembly lacks some of the kernels that gradients need; call this before any are taken. */
export function prepareGradients(): void {
  if (tf.getBackend() === 'wasm') registerGradientKernels();
}
