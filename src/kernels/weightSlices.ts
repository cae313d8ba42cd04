import * as tf from '@tensorflow/tfjs-core';

/** What was made of weights, kept because the WebAssembly backend prepares an operator for each, at a hundred times its use. */
const kept = new WeakMap<tf.Tensor, Map<string, readonly tf.Tensor[]>>();

/**
 * Tensors made of a weight once and kept until `releaseSlices` is called for it.
 *
 * @param key tells what is made
 */
export function keptWith(weight: tf.Tensor, key: string, make: () => readonly tf.Tensor[]): readonly tf.Tensor[] {
  const known = kept.get(weight) ?? new Map<string, readonly tf.Tensor[]>();
  kept.set(weight, known);
  const tensors = known.get(key) ?? make().map((tensor) => tf.keep(tensor));
  known.set(key, tensors);
  return tensors;
}

/**
 * Slices of a weight along an axis, kept with it.
 *
 * @param sizes lengths of the slices
 */
export function slicesOf<T extends tf.Tensor>(weight: T, sizes: readonly number[], axis: number): readonly T[] {
  return keptWith(weight, `slices ${axis} ${sizes}`, () => tf.split(weight, [...sizes], axis)) as readonly T[];
}

/** Frees what is kept with a weight, if there is anything. */
export function releaseSlices(weight: tf.Tensor): void {
  for (const tensors of kept.get(weight)?.values() ?? []) tf.dispose([...tensors]);
  kept.delete(weight);
}
