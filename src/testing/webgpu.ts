import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { requireAdapter } from '../engine/gpuAdapter';
import { startWebGpu } from '../engine/webgpuBackend';

/** Starts the WebGPU backend for a test in the browser; fails, and never skips, where there is no adapter. */
export async function startTestWebGpu(): Promise<void> {
  await startWebGpu(await requireAdapter(), (reason) => {
    throw new Error(reason);
  });
  if (!(await tf.setBackend('webgpu'))) throw new Error('The WebGPU backend did not start.');
}
