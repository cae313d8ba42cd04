import '@tensorflow/tfjs-backend-cpu';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import { type Guard, requireAdapter } from '../engine/backends/gpu';
import { startWebGpu } from '../engine/backends/webgpuBackend';
import '../kernels/autodiff/registerAutodiff';
import { registerLoops } from '../kernels/conv/loops';
import { NEVER, takeBlocksFrom } from '../kernels/conv/webgpu/blocksFrom';

/**
 * Starts the WebGPU backend for a test in the browser; fails, and never skips, where there is no adapter. Threads fetch for
 * themselves, whatever their sizes.
 */
export async function startTestWebGpu(): Promise<void> {
  await startGuardedWebGpu();
  takeBlocksFrom(NEVER);
}

/** The same, where layers are computed in blocks, however small they are. */
export async function startTestWebGpuInBlocks(): Promise<void> {
  await startGuardedWebGpu();
  takeBlocksFrom({ boxes: 0, sums: 0 }, 0);
}

/** The same; what runs in the guard that it gives fails when the device refuses a command. */
export async function startGuardedWebGpu(): Promise<Guard> {
  started ??= start();
  const guard = await started;
  if (!(await tf.setBackend('webgpu'))) throw new Error('The WebGPU backend did not start.');
  return guard;
}

/** One device for all tests of a page: each would compile every shader anew, which takes most of their time. */
let started: Promise<Guard> | undefined;

async function start(): Promise<Guard> {
  registerLoops('cpu');
  const { guard } = await startWebGpu(await requireAdapter(), (reason) => {
    throw new Error(reason);
  });
  forbidSynchronousReads(tf.findBackend('webgpu') as WebGPUBackend);
  return guard;
}

/** Some kernels of TensorFlow.js read in the middle of a computation, through a canvas, at which devices in software are lost. */
function forbidSynchronousReads(backend: WebGPUBackend): void {
  const readSync = backend.readSync.bind(backend);
  backend.readSync = (id: tf.DataId) => {
    if (backend.tensorMap.get(id).values) return readSync(id);
    throw new Error('A kernel reads from the device in the middle of a computation.');
  };
}
