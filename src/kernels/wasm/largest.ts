import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { boundProgram, hasVectors } from './boundProgram';
import { addressOf } from './heap';

/** What layers found out while they read a tensor. */
const known = new WeakMap<tf.DataId, number>();

/** Notes the largest magnitude among a tensor's numbers, as largestInMemory gives it. */
export function noteLargest({ dataId }: tf.TensorInfo, largest: number): void {
  known.set(dataId, largest);
}

/** Whether largestInMemory knows of tensors of the current backend. */
export function looksIntoMemory(): boolean {
  return tf.getBackend() === 'wasm' && hasVectors();
}

/**
 * The largest magnitude among a tensor's numbers, NaN once one of them is none; undefined where they do not lie in the
 * memory of the WebAssembly backend.
 */
export function largestInMemory(tensor: tf.Tensor): number | undefined {
  if (!looksIntoMemory()) return undefined;
  const backend = tf.backend() as BackendWasm;
  const noted = known.get(tensor.dataId);
  if (noted !== undefined) return noted;
  return boundProgram(backend).largestMagnitude(addressOf(backend, tensor), tensor.size);
}
