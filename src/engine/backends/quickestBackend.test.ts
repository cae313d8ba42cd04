import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, describe, expect, it } from 'vitest';
import type { BackendName } from '../../catalog/backends';
import { startTestBackend } from '../../testing/backend';
import { startQuickest } from './quickestBackend';

/** Seconds for a multiplication and for a step. */
function speed(product: number, step: number) {
  return { interval: product, exact: product, plain: product, number: product, step };
}

/** A graphics device, of which tests in Node have none, and the backend that they run on. */
async function startersOf(gpu: () => Promise<{ device: string }>) {
  await startTestBackend('wasm');
  removeGpu();
  tf.registerBackend('webgpu', () => new MathBackendCPU());
  return { webgpu: gpu, wasm: async () => ({ device: 'threads' }) };
}

function removeGpu(): void {
  if (tf.findBackendFactory('webgpu')) tf.removeBackend('webgpu');
}

afterAll(async () => {
  await startTestBackend('wasm');
  removeGpu();
});

async function started(ofGpu: ReturnType<typeof speed>, ofWasm: ReturnType<typeof speed>) {
  const starters = await startersOf(async () => ({ device: 'a card' }));
  const seen: BackendName[] = [];
  const { status } = await startQuickest(starters, async () => {
    seen.push(tf.getBackend() as BackendName);
    return tf.getBackend() === 'webgpu' ? ofGpu : ofWasm;
  });
  return { status, seen };
}

describe('the backend that starts where nobody has chosen', () => {
  it('is the graphics device where that is quicker, and says what was measured', async () => {
    const { status, seen } = await started(speed(1e-12, 1e-5), speed(1e-9, 1e-5));
    expect(seen).toEqual(['webgpu', 'wasm']);
    expect(status).toMatchObject({ backend: 'webgpu', device: 'a card' });
    expect(status.measured?.webgpu?.large).toBeLessThan(status.measured?.wasm?.large ?? 0);
  });

  it('is the processor beside a device that is slow, or that takes long for every small step', async () => {
    for (const gpu of [speed(1e-8, 1e-5), speed(1e-12, 0.1)]) {
      const { status } = await started(gpu, speed(1e-9, 1e-5));
      expect(status).toMatchObject({ backend: 'wasm', device: 'threads' });
      expect(status.measured?.webgpu).toBeDefined();
    }
  });

  it('is the processor where the device refuses what it is given', async () => {
    const starters = await startersOf(async () => ({ device: 'a card' }));
    const { status } = await startQuickest(starters, async () => {
      if (tf.getBackend() === 'webgpu') throw new Error('refused');
      return speed(1e-9, 1e-5);
    });
    expect(status.backend).toBe('wasm');
    expect(status.measured).toEqual({ wasm: expect.anything() });
  });

  it('is measured nowhere without a graphics device', async () => {
    const starters = await startersOf(() => Promise.reject(new Error('no adapter')));
    const { status } = await startQuickest(starters, () => Promise.reject(new Error('measured')));
    expect(status.backend).toBe('wasm');
    expect(status.fallback).toContain('no adapter');
  });
});
