import * as tf from '@tensorflow/tfjs-core';

/** By the weight's data, which reshaping does not change. */
const kept = new WeakMap<tf.DataId, Map<string, readonly tf.Tensor[]>>();

/**
 * Tensors made of a weight once and kept until `releaseConstants` is called for it.
 *
 * @param key names what is made
 */
export function keptWith(weight: tf.TensorInfo, key: string, make: () => readonly tf.Tensor[]): readonly tf.Tensor[] {
  const known = kept.get(weight.dataId) ?? new Map<string, readonly tf.Tensor[]>();
  kept.set(weight.dataId, known);
  const tensors = known.get(key) ?? make().map((tensor) => tf.keep(tensor));
  known.set(key, tensors);
  return tensors;
}

/** Frees what is kept with a weight, if there is anything, and what is kept with that. */
export function releaseConstants(weight: tf.TensorInfo): void {
  for (const tensors of kept.get(weight.dataId)?.values() ?? []) {
    for (const tensor of tensors) releaseConstants(tensor);
    tf.dispose([...tensors]);
  }
  kept.delete(weight.dataId);
}

/**
 * Slices of a weight along an axis, kept with it (see keptConstants.ts): the WebAssembly backend prepares an operator for each, at a hundred times its use.
 *
 * @param sizes lengths of the slices
 */
export function slicesOf<T extends tf.Tensor>(weight: T, sizes: readonly number[], axis: number): readonly T[] {
  return keptWith(weight, `slices ${axis} ${sizes}`, () => tf.split(weight, [...sizes], axis)) as readonly T[];
}
