import * as tf from '@tensorflow/tfjs-core';
import { WITH_GRAPHICS } from '../catalog/backends';

/** Whether numbers lie on a graphics device, so that whoever wants to know them waits, however few they are. */
export function readingWaits(): boolean {
  return tf.getBackend() === WITH_GRAPHICS;
}

/** What was read of the device once is not asked for again: nothing changes a tensor's numbers. */
const known = new WeakMap<tf.DataId, Float32Array>();

/**
 * Numbers of float32 tensors, neither to be kept beyond them nor changed. On a graphics device all are joined there and read
 * at one go: some browsers let each reading wait a tenth of a second, however little it reads.
 */
export async function readTogether(tensors: readonly tf.Tensor[]): Promise<Float32Array[]> {
  if (!readingWaits()) return Promise.all(tensors.map((tensor) => tensor.data<'float32'>()));
  const missing = new Map<tf.DataId, tf.Tensor>();
  for (const tensor of tensors) if (!known.has(tensor.dataId)) missing.set(tensor.dataId, tensor);
  if (missing.size > 0) await read([...missing.values()]);
  return tensors.map(({ dataId }) => known.get(dataId) as Float32Array);
}

async function read(tensors: readonly tf.Tensor[]): Promise<void> {
  const joined = tf.tidy(() => {
    const flat = tensors.map((tensor) => tf.reshape(tensor, [-1]));
    return flat.length === 1 ? (flat[0] as tf.Tensor) : tf.concat(flat);
  });
  try {
    const values = await joined.data<'float32'>();
    let first = 0;
    for (const { dataId, size } of tensors) {
      known.set(dataId, values.subarray(first, first + size));
      first += size;
    }
  } finally {
    joined.dispose();
  }
}
