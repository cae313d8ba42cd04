import * as tf from '@tensorflow/tfjs-core';
import { sumOf } from './sumOf';

/**
 * Scales gradients down together so that their common Euclidean norm is at most `norm`; shorter ones stay as they are.
 * To be called inside `tf.tidy`.
 */
export function clipGradients(gradients: ReadonlyMap<string, tf.Tensor>, norm: number): ReadonlyMap<string, tf.Tensor> {
  const squares = [...gradients.values()].map((gradient) => tf.sum(tf.square(gradient)));
  const factor = tf.div(norm, tf.maximum(tf.sqrt(sumOf(squares)), norm));
  return new Map([...gradients].map(([name, gradient]) => [name, tf.mul(gradient, factor)]));
}
