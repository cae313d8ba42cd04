import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';

/**
 * A tensor's numbers without a copy, where they lie in the processor's memory; undefined where reading them would make
 * a graphics device wait. They are to be read at once: the next operation may move them.
 */
export function peek(tensor: tf.Tensor): ArrayLike<number> | undefined {
  const backend = tf.getBackend();
  if (backend === 'wasm') return (tf.backend() as BackendWasm).typedArrayFromHeap(tensor);
  return backend === 'cpu' ? tensor.dataSync() : undefined;
}
