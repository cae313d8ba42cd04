import * as tf from '@tensorflow/tfjs-core';
import { keptWith } from './keptConstants';

/**
 * Slices of a weight along an axis, kept with it (see keptConstants.ts): the WebAssembly backend prepares an operator for each, at a hundred times its use.
 *
 * @param sizes lengths of the slices
 */
export function slicesOf<T extends tf.Tensor>(weight: T, sizes: readonly number[], axis: number): readonly T[] {
  return keptWith(weight, `slices ${axis} ${sizes}`, () => tf.split(weight, [...sizes], axis)) as readonly T[];
}
