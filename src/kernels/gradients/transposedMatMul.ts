import * as tf from '@tensorflow/tfjs-core';

/**
 * A·B, Aᵀ·B, A·Bᵀ or Aᵀ·Bᵀ of matrices or stacks of matrices, transposed first, because the product of untransposed
 * operands is the only fast one on some backends.
 */
export function transposedMatMul(a: tf.Tensor, b: tf.Tensor, transposeA: boolean, transposeB: boolean): tf.Tensor {
  return tf.tidy(() => tf.matMul(transposeA ? transposeLast(a) : a, transposeB ? transposeLast(b) : b));
}

function transposeLast(x: tf.Tensor): tf.Tensor {
  const axes = x.shape.map((_, axis) => axis);
  const [last, beforeLast] = [axes.pop() as number, axes.pop() as number];
  return tf.transpose(x, [...axes, last, beforeLast]);
}
