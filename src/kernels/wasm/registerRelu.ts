import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { boundProgram } from './boundProgram';
import { addressOf } from './heap';
import { replaceKernel } from './replaceKernel';

/**
 * Gives the wasm backend a kernel for Relu on one thread. The one it comes with wakes all threads for a moment's work,
 * which then keep those from their cores that share our layers.
 */
export function registerRelu(): void {
  replaceKernel(tf.Relu, ({ inputs, backend }) => {
    const x = inputs.x as tf.TensorInfo;
    const wasm = backend as BackendWasm;
    const y = wasm.makeOutput(x.shape, 'float32');
    boundProgram(wasm).relu(addressOf(wasm, x), addressOf(wasm, y), tf.util.sizeFromShape(x.shape));
    return y;
  });
}
