import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import type { Guard } from '../engine/gpuErrors';
import { registerGradientKernels } from '../kernels/gradients/registerGradientKernels';
import { registerKernels } from '../kernels/wasm/registerKernels';
import { registerAutodiffInNode } from './registerAutodiffInNode';
import { startDawn } from './startDawn';

/** Where training can run in Node. */
export const TRAINING_BACKENDS = ['wasm', 'webgpu'] as const;
export type TrainingBackend = (typeof TRAINING_BACKENDS)[number];

/**
 * Starts a backend with all that training needs.
 *
 * @returns a guard to train within
 * @throws InputError where the backend cannot be had
 */
export async function startTraining(backend: TrainingBackend): Promise<Guard> {
  registerAutodiffInNode();
  registerGradientKernels();
  registerKernels();
  const guard: Guard = backend === 'webgpu' ? await startGraphics() : (task) => task();
  if (!(await tf.setBackend(backend))) throw new Error(`The ${backend} backend does not start here.`);
  return guard;
}

async function startGraphics(): Promise<Guard> {
  const { device, guard } = await startDawn();
  console.log(`Training on ${device}`);
  return guard;
}
