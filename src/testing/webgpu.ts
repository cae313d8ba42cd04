import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { requireAdapter } from '../engine/gpuAdapter';
import type { Guard } from '../engine/gpuErrors';
import { startWebGpu } from '../engine/webgpuBackend';
import { registerLoops } from '../kernels/loops/intervalConv2dKernel';

/** Starts the WebGPU backend for a test in the browser; fails, and never skips, where there is no adapter. */
export async function startTestWebGpu(): Promise<void> {
  await startGuardedWebGpu();
}

/** The same; what runs in the guard that it gives fails when the device refuses a command. */
export async function startGuardedWebGpu(): Promise<Guard> {
  registerLoops('cpu');
  const { guard } = await startWebGpu(await requireAdapter(), (reason) => {
    throw new Error(reason);
  });
  if (!(await tf.setBackend('webgpu'))) throw new Error('The WebGPU backend did not start.');
  return guard;
}
