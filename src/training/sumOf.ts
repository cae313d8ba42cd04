import * as tf from '@tensorflow/tfjs-core';

/** The sum of tensors of one shape; unlike tf.addN for any number of them, where WebGPU binds no more than eight at once. */
export function sumOf(tensors: readonly tf.Tensor[]): tf.Tensor {
  return tensors.reduce((sum, tensor) => tf.add(sum, tensor));
}
