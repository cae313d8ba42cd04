import * as tf from '@tensorflow/tfjs-core';

/** Slices of weights, kept because the WebAssembly backend prepares an operator for each, at a hundred times its use. */
const kept = new WeakMap<tf.Tensor, readonly tf.Tensor[]>();

/**
 * Slices of a weight along an axis, made once and kept until `releaseSlices` is called for the weight.
 *
 * @param sizes lengths of the slices
 */
export function slicesOf<T extends tf.Tensor>(weight: T, sizes: readonly number[], axis: number): readonly T[] {
  const known = kept.get(weight);
  if (known?.length === sizes.length) return known as readonly T[];
  releaseSlices(weight);
  const slices = tf.split(weight, [...sizes], axis).map((slice) => tf.keep(slice)) as tf.Tensor[] as T[];
  kept.set(weight, slices);
  return slices;
}

/** Frees the slices of a weight, if there are any. */
export function releaseSlices(weight: tf.Tensor): void {
  tf.dispose([...(kept.get(weight) ?? [])]);
  kept.delete(weight);
}
