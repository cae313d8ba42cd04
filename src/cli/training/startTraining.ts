import '../../kernels/autodiff/registerAutodiff';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { type TrainingBackend, WITH_GRAPHICS } from '../../catalog/backends';
import type { Guard } from '../../engine/backends/gpu';
import { registerKernels } from '../../kernels/wasm/registerKernels';
import { wasmFolder } from '../files/folders';
import { startDawn } from './startDawn';

/**
 * Starts a backend with all that training needs.
 *
 * @returns a guard to train within
 * @throws InputError where the backend cannot be had
 */
export async function startTraining(backend: TrainingBackend): Promise<Guard> {
  registerKernels();
  setWasmPaths(wasmFolder());
  const guard: Guard = backend === WITH_GRAPHICS ? await startGraphics() : (task) => task();
  if (!(await tf.setBackend(backend))) throw new Error(`The ${backend} backend does not start here.`);
  return guard;
}

async function startGraphics(): Promise<Guard> {
  const { device, guard } = await startDawn();
  console.log(`Training on ${device}`);
  return guard;
}
