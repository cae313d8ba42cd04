import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';

/**
 * New float32 tensors written by one loop over the numbers of others, where they lie in the processor's memory. Such a
 * loop takes the place of half a dozen operations that each go over whole tensors, and its arithmetic is float64.
 *
 * @param shapes of the new tensors
 * @param write fills the new tensors' numbers, which are zero or anything before
 */
export function writeTensors(
  inputs: readonly tf.Tensor[],
  shapes: readonly (readonly number[])[],
  write: (inputs: readonly Float32Array[], outputs: readonly Float32Array[]) => void,
): tf.Tensor[] {
  if (tf.getBackend() !== 'wasm') {
    const outputs = shapes.map((shape) => new Float32Array(tf.util.sizeFromShape([...shape])));
    const read = inputs.map((input) => input.dataSync<'float32'>());
    write(read, outputs);
    return outputs.map((values, at) => tf.tensor(values, [...(shapes[at] as readonly number[])]));
  }
  const backend = tf.backend() as BackendWasm;
  const outputs = shapes.map((shape) => backend.makeOutput([...shape], 'float32'));
  // Looked up after the outputs are allocated, which may move the memory.
  const heap = (tensor: tf.TensorInfo) => backend.typedArrayFromHeap(tensor) as Float32Array;
  write(inputs.map(heap), outputs.map(heap));
  return outputs.map((output) => tf.engine().makeTensorFromTensorInfo(output));
}
