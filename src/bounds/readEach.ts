import type * as tf from '@tensorflow/tfjs-core';
import { peek } from '../kernels/peek';

/**
 * Hands the numbers of tensors to `read`, one tensor after the other: where they lie if that is the processor's memory,
 * else fetched from the device all at once.
 *
 * @param read uses the numbers at once and neither keeps nor changes them, nor computes with tensors
 */
export async function readEach<T>(
  tensors: readonly tf.Tensor[],
  read: (values: ArrayLike<number>, index: number) => T,
): Promise<T[]> {
  const fetched = await Promise.all(tensors.map((tensor) => (peek(tensor) ? undefined : tensor.data())));
  // Looked up only now, for what ran meanwhile may have moved them.
  return tensors.map((tensor, index) => read(fetched[index] ?? (peek(tensor) as ArrayLike<number>), index));
}
