import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';

/** Where a tensor's numbers lie in TensorFlow.js' memory, in bytes. */
export function addressOf(backend: BackendWasm, { dataId }: tf.TensorInfo): number {
  return backend.dataIdMap.get(dataId).memoryOffset;
}

/** A tensor's numbers in TensorFlow.js' memory; to be used at once, since the next allocation may move the memory. */
export function floatsOf(backend: BackendWasm, tensor: tf.TensorInfo): Float32Array {
  return backend.typedArrayFromHeap(tensor) as Float32Array;
}

/** The same of a tensor of whole numbers. */
export function integersOf(backend: BackendWasm, tensor: tf.TensorInfo): Int32Array {
  return backend.typedArrayFromHeap(tensor) as Int32Array;
}

const memories = new WeakMap<BackendWasm, WebAssembly.Memory>();

/** The memory of TensorFlow.js' own program. */
export function memoryOf(backend: BackendWasm): WebAssembly.Memory {
  const known = memories.get(backend) ?? findMemory(backend);
  memories.set(backend, known);
  return known;
}

function findMemory({ wasm }: BackendWasm): WebAssembly.Memory {
  const { wasmMemory, asm } = wasm as unknown as {
    wasmMemory?: WebAssembly.Memory;
    asm?: Record<string, unknown>;
  };
  const memory = wasmMemory ?? Object.values(asm ?? {}).find((member) => member instanceof WebAssembly.Memory);
  if (!memory) throw new Error("TensorFlow.js' WebAssembly program does not show its memory.");
  return memory as WebAssembly.Memory;
}

/**
 * A tensor's numbers without a copy, where they lie in the processor's memory; undefined where reading them would make
 * a graphics device wait. They are to be read at once: the next operation may move them.
 */
export function peek(tensor: tf.Tensor): ArrayLike<number> | undefined {
  const backend = tf.getBackend();
  if (backend === 'wasm') return (tf.backend() as BackendWasm).typedArrayFromHeap(tensor);
  return backend === 'cpu' ? tensor.dataSync() : undefined;
}
