import * as tf from '@tensorflow/tfjs-core';

const BACKEND = 'wasm';

const replaced = new Set<string>();

/**
 * Puts another function in the place of one of the wasm backend's kernels, whose input is called x. Doing it twice does
 * no harm.
 *
 * @param kernelFunc is given the one that was there, too
 * @param dtypes of x that the function takes; what has another goes to the kernel that was there
 */
export function replaceKernel(
  kernelName: string,
  kernelFunc: (call: Parameters<tf.KernelFunc>[0], original: tf.KernelFunc) => ReturnType<tf.KernelFunc>,
  dtypes: readonly tf.DataType[] = ['float32'],
): void {
  if (replaced.has(kernelName)) return;
  replaced.add(kernelName);
  const original = tf.getKernel(kernelName, BACKEND);
  if (!original) throw new Error(`The ${BACKEND} backend is not there; import it before its kernels are replaced.`);
  tf.unregisterKernel(kernelName, BACKEND);
  tf.registerKernel({
    ...original,
    kernelFunc: (call) => {
      const isTaken = dtypes.includes((call.inputs.x as tf.TensorInfo).dtype);
      return isTaken ? kernelFunc(call, original.kernelFunc) : original.kernelFunc(call);
    },
  });
}
