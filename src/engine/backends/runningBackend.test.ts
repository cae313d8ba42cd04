import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { MachineSpeed } from '../../bounds/cost/machineSpeed';
import type { BackendName } from '../../catalog/backends';
import { startTestBackend } from '../../testing/backend';
import type { BackendStatus } from '../api/types';
import type { StartedBackend } from './backend';
import { figuresOf } from './measureBackends';
import { RunningBackend } from './runningBackend';

/** Seconds for a multiplication and for a result. */
function speed(product: number, pass: number): MachineSpeed {
  return { interval: product, exact: product, plain: product, number: product, step: 0, pass };
}

const PROCESSOR = speed(1e-9, 0);
const STRONG = speed(1e-11, 1e-3);

function question(products: number) {
  const work = { multiplications: { intervals: products, exact: 0, plain: 0 }, numbers: 0, steps: 0, readings: 1 };
  return { network: 'net', how: 'IBP', workOn: () => work };
}

const [SMALL, LARGE] = [question(1e3), question(1e9)];

function removeGpu(): void {
  if (tf.findBackendFactory('webgpu')) tf.removeBackend('webgpu');
}

beforeEach(removeGpu);
afterAll(async () => {
  await startTestBackend('wasm');
  removeGpu();
});

/** A graphics device, of which tests in Node have none, and the backend that they run on. */
function running(
  ofGpu: MachineSpeed,
  gpu: (isAsked: boolean) => Promise<StartedBackend> = async () => ({ device: 'a card' }),
) {
  const seen = { starts: 0, measured: [] as BackendName[], lost: [] as BackendName[], served: [] as BackendStatus[] };
  const starters = {
    webgpu: async (isAsked: boolean) => {
      seen.starts++;
      const started = await gpu(isAsked);
      tf.registerBackend('webgpu', () => new MathBackendCPU());
      return started;
    },
    wasm: async () => {
      await startTestBackend('wasm');
      return { device: 'threads' };
    },
  };
  const listener = {
    onLoss: (name: BackendName) => void seen.lost.push(name),
    onServed: (status: BackendStatus) => void seen.served.push(status),
  };
  const measure = async () => {
    seen.measured.push(tf.getBackend() as BackendName);
    return tf.getBackend() === 'webgpu' ? ofGpu : PROCESSOR;
  };
  return { backend: new RunningBackend(starters, listener, measure), seen };
}

/** What is reported once backends were measured. */
async function measured(backend: RunningBackend, seen: { readonly served: readonly BackendStatus[] }) {
  await backend.settle();
  await backend.measure();
  return seen.served.at(-1);
}

describe('where nobody has chosen a backend', () => {
  it('the first questions wait for no device, and nothing is measured before it is time', async () => {
    const { backend, seen } = running(STRONG);
    expect(await backend.settle()).toMatchObject({ backend: 'wasm', isBySize: true });
    expect(backend.isOpen).toBe(true);
    await backend.ensure();
    await backend.choose(LARGE);
    expect(tf.getBackend()).toBe('wasm');
    expect([seen.starts, seen.measured, seen.served]).toEqual([0, [], []]);
    await backend.measure();
    expect(backend.isOpen).toBe(false);
    await backend.measure();
    expect(seen.measured).toEqual(['webgpu', 'wasm']);
    // A person's choice leaves nothing open.
    await backend.settle();
    await backend.settle('wasm');
    expect(backend.isOpen).toBe(false);
  });

  it('a first question that takes the processor long waits for the figures, and goes by them', async () => {
    const { backend, seen } = running(STRONG);
    await backend.settle();
    await backend.ensure();
    await backend.choose(question(1e12));
    expect(seen.measured).toEqual(['webgpu', 'wasm']);
    expect([backend.isOpen, tf.getBackend()]).toEqual([false, 'webgpu']);
  });

  it('each question goes where its size is answered soonest, and the figures say why', async () => {
    const { backend, seen } = running(STRONG);
    const status = await measured(backend, seen);
    expect(seen.measured).toEqual(['webgpu', 'wasm']);
    expect(status).toMatchObject({ backend: 'wasm', isBySize: true });
    expect(status?.measured?.webgpu?.large).toBeLessThan(status?.measured?.wasm?.large ?? 0);
    seen.served.length = 0;
    const ran: string[] = [];
    for (const asked of [LARGE, SMALL, SMALL, LARGE]) {
      await backend.ensure();
      await backend.choose(asked);
      ran.push(tf.getBackend());
    }
    expect(ran).toEqual(['webgpu', 'wasm', 'wasm', 'webgpu']);
    // The same question again is no news.
    expect(seen.served.map(({ backend }) => backend)).toEqual(['webgpu', 'wasm', 'webgpu']);
    const served = seen.served[0]?.served;
    expect(served).toMatchObject({ backend: 'webgpu', network: 'net', how: 'IBP' });
    expect(served?.seconds.wasm).toBeCloseTo(1, 9);
    expect(served?.seconds.webgpu).toBeCloseTo(0.011, 9);
    expect(seen.starts).toBe(1);
    expect(seen.lost).toEqual([]);
  });

  it('a device that does nothing sooner is given up, and so is one that refuses what it is given', async () => {
    const weak = running(speed(1e-8, 1e-3));
    expect(await measured(weak.backend, weak.seen)).toMatchObject({
      backend: 'wasm',
      measured: { webgpu: {}, wasm: {} },
    });
    await weak.backend.choose(LARGE);
    expect(tf.getBackend()).toBe('wasm');
    expect(weak.seen.lost).toEqual(['webgpu']);
    removeGpu();
    const kept = { webgpu: figuresOf(speed(1e-8, 1e-3)), wasm: figuresOf(PROCESSOR) };
    expect((await running(STRONG).backend.settle(undefined, kept)).isBySize).toBeUndefined();
    const refusing = async () => ({ device: 'a card', guard: () => Promise.reject(new Error('refused')) });
    const { backend, seen } = running(STRONG, refusing);
    const status = await measured(backend, seen);
    expect(status).toMatchObject({ backend: 'wasm' });
    expect(Object.keys(status?.measured ?? {})).toEqual(['wasm']);
    expect(status?.isBySize).toBeUndefined();
  });

  it('nothing is measured without a graphics device', async () => {
    const { backend, seen } = running(STRONG, () => Promise.reject(new Error('no adapter')));
    const status = await measured(backend, seen);
    expect(status?.backend).toBe('wasm');
    expect(status?.fallback).toBe('WebGPU is not used here: no adapter. Using WebAssembly.');
    expect(seen.measured).toEqual([]);
    await backend.choose(LARGE);
    expect(seen.served).toHaveLength(1);
  });

  it('what an earlier visit measured is kept, and the device started by the first question that is large', async () => {
    const kept = { webgpu: figuresOf(STRONG), wasm: figuresOf(PROCESSOR) };
    const { backend, seen } = running(STRONG);
    expect(await backend.settle(undefined, kept)).toMatchObject({ backend: 'wasm', measured: kept, isBySize: true });
    await backend.choose(SMALL);
    expect(seen.starts).toBe(0);
    await backend.choose(LARGE);
    expect(tf.getBackend()).toBe('webgpu');
    expect([seen.starts, seen.measured]).toEqual([1, []]);
  });

  it('what says less than is measured now is measured anew', async () => {
    const { pass: _, ...less } = STRONG;
    const old = { webgpu: { ...figuresOf(STRONG), speed: less as MachineSpeed }, wasm: figuresOf(PROCESSOR) };
    const { backend, seen } = running(STRONG);
    await backend.settle(undefined, old);
    await backend.measure();
    expect(seen.measured).toEqual(['webgpu', 'wasm']);
  });

  it('software never wins, whatever was measured before it took the place of a device', async () => {
    const kept = { webgpu: figuresOf(speed(0, 0)), wasm: figuresOf(PROCESSOR) };
    const software = async (isAsked: boolean) => {
      if (!isAsked) throw new Error('its graphics adapter is software');
      return { device: 'software', isSoftware: true };
    };
    const { backend, seen } = running(speed(0, 0), software);
    await backend.settle(undefined, kept);
    await backend.ensure('webgpu');
    expect(tf.getBackend()).toBe('webgpu');
    await backend.ensure();
    await backend.choose(LARGE);
    expect(tf.getBackend()).toBe('wasm');
    expect(seen.served.at(-1)?.fallback).toContain('is software');
    await backend.choose(SMALL);
    expect(tf.getBackend()).toBe('wasm');
  });
});

describe('a backend that was chosen', () => {
  it('answers every question, small or large, and the figures stand beside it', async () => {
    const kept = { webgpu: figuresOf(STRONG), wasm: figuresOf(PROCESSOR) };
    for (const name of ['webgpu', 'wasm'] as const) {
      const { backend, seen } = running(STRONG);
      expect((await backend.settle(name, kept)).isBySize).toBeUndefined();
      for (const asked of [SMALL, LARGE]) {
        await backend.ensure();
        await backend.choose(asked);
        expect(tf.getBackend()).toBe(name);
      }
      expect(seen.served.map(({ served }) => served?.backend)).toEqual([name, name]);
      removeGpu();
    }
  });

  it('gives way to what a question names, and takes its place again', async () => {
    const { backend } = running(STRONG);
    await backend.settle('wasm');
    await backend.ensure('webgpu');
    expect(tf.getBackend()).toBe('webgpu');
    await backend.ensure();
    expect(tf.getBackend()).toBe('wasm');
    await expect(backend.ensure('cpu')).rejects.toThrow('There is no backend “cpu” here.');
  });
});

it('nothing takes the place of a backend while something is measured there', async () => {
  const { backend } = running(STRONG);
  await backend.settle('wasm');
  const seen: string[] = [];
  const held = backend.hold(async () => {
    for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setTimeout(resolve));
    seen.push(tf.getBackend());
  });
  await backend.ensure('webgpu');
  await held;
  expect([...seen, tf.getBackend()]).toEqual(['wasm', 'webgpu']);
});
