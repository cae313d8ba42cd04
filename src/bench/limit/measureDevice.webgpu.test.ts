import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { startGuardedWebGpu } from '../../testing/webgpu';
import { openDeviceLimit } from './measureDevice';
import { mostProducts } from './measureLimit';

it('finds out what a graphics device can do at most', async () => {
  const guard = await startGuardedWebGpu();
  const { device } = tf.backend() as WebGPUBackend;
  const effort = { rounds: [1, 1], budget: 0, visits: 1, shortest: 0 } as const;
  const limit = await guard(async () => {
    const { turns, figures, dispose } = await openDeviceLimit(device, effort);
    await turns.visit();
    dispose();
    return figures(turns.timings);
  });
  expect(mostProducts(limit)).toBeGreaterThan(0.01);
  expect(limit.bytes).toBeGreaterThan(0.01);
  expect(limit.wait).toBeGreaterThan(0);
});
