import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { TINY } from '../rounding/rounding';
import { boundProgram } from '../wasm/boundProgram';
import { addressOf } from '../wasm/heap';

/** Kernels are known to TensorFlow.js by name. */
const CHAIN_COSTS = 'ChainCosts';

/**
 * What coefficients lose in a step of a chain: what is known of it, a share of |x|, where x is what each adds, and TINY for what is
 * flushed. Not negative, at most four roundings.
 *
 * @param known [batch, ...]
 * @param x [batch or 1, ...]
 */
export function chainCosts(known: tf.Tensor | undefined, x: tf.Tensor, share: number): tf.Tensor {
  register();
  const inputs = { x, ...(known && { known }) };
  return tf.engine().runKernel(CHAIN_COSTS, inputs, { share }) as tf.Tensor;
}

/** Chains are for the WebAssembly backend alone. */
function register(): void {
  if (tf.getKernel(CHAIN_COSTS, 'wasm')) return;
  tf.registerKernel({
    kernelName: CHAIN_COSTS,
    backendName: 'wasm',
    kernelFunc: ({ inputs, attrs, backend }) => {
      const { x, known } = inputs as unknown as { x: tf.TensorInfo; known?: tf.TensorInfo };
      const wasm = backend as BackendWasm;
      const { shape } = known ?? x;
      const [samples] = shape as [number];
      const result = wasm.makeOutput([...shape], 'float32');
      const length = (4 * tf.util.sizeFromShape([...shape])) / samples;
      const at = (tensor: tf.TensorInfo) => addressOf(wasm, tensor);
      const perSample = x.shape[0] === 1 ? 0 : length;
      const { share } = attrs as unknown as { share: number };
      boundProgram(wasm).costs(known ? at(known) : 0, at(x), at(result), samples, length, perSample, share, TINY);
      return result;
    },
  });
}
