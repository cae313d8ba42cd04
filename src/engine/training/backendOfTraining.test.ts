import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { MachineSpeed } from '../../bounds/cost/machineSpeed';
import type { BackendName } from '../../catalog/backends';
import { startTestBackend } from '../../testing/backend';
import { eventually } from '../../testing/eventually';
import { barAssets } from '../../testing/standIns/barImages';
import { SHORT_TRAINING } from '../../testing/standIns/fakeTrainings';
import type { TrainingRequest } from '../api/trainingTypes';
import { InputReader } from '../stores/inputs';
import { trainingDatasetOf } from './trainingChoices';
import { workOfTraining } from './trainingEffort';
import { TrainingHost } from './trainingHost';
import type { TrainingEvent } from './trainingMessages';
import { trainingWork } from './trainingParts';

const assets = barAssets(120, 50);

const PROCESSOR = speed(1e-9, 1e-6);
/** A hundred times the products, and every operation takes as long as ten thousand products. */
const DEVICE = speed(1e-11, 1e-5);

function speed(product: number, step: number): MachineSpeed {
  return { interval: product, exact: product, plain: product, number: product, step, pass: 1e-3 };
}

function removeGpu(): void {
  if (tf.findBackendFactory('webgpu')) tf.removeBackend('webgpu');
}

beforeEach(removeGpu);
afterAll(async () => {
  await startTestBackend('wasm');
  removeGpu();
});

/** A host that may run on a graphics device, what it says, and how often devices were measured. */
function hostWith(device: MachineSpeed) {
  const events: TrainingEvent[] = [];
  let measured = 0;
  const starters = {
    webgpu: async () => {
      tf.registerBackend('webgpu', () => new MathBackendCPU());
      return { device: 'a card' };
    },
    wasm: async () => {
      await startTestBackend('wasm');
      return { device: 'test' };
    },
  };
  const measure = async () => {
    measured++;
    return tf.getBackend() === 'webgpu' ? device : PROCESSOR;
  };
  const host = new TrainingHost(assets, starters, (event) => events.push(event), measure);
  return { host, events, measured: () => measured };
}

/** Where a training begins that may run on a graphics device, and how often devices were measured. */
async function startedOn(request: TrainingRequest, device: MachineSpeed, backend?: BackendName) {
  const { host, events, measured } = hostWith(device);
  // It waits at its first step.
  void host.handle({ kind: 'train', request, checkpoints: [], paused: true, ...(backend && { backend }) });
  const started = await eventually(() => {
    const [first] = events;
    if (first?.kind !== 'started') throw new Error('It has not started.');
    return first;
  });
  return { backend: started.backend, measured: measured() };
}

/** Where an export of nothing, which fails once its backend runs, is computed. */
async function exportedOn(request: TrainingRequest, device: MachineSpeed) {
  const { host, events } = hostWith(device);
  await host.handle({ kind: 'export', request, checkpoints: [] });
  expect(events).toMatchObject([{ kind: 'failed', message: expect.stringContaining('no network yet') }]);
  return tf.getBackend();
}

const SMALL = { ...SHORT_TRAINING, batchSize: 4, method: 'natural' as const };
const LARGE = { ...SHORT_TRAINING, batchSize: 64, architecture: 'dm-medium' };

describe('a training runs', () => {
  it('where a step of its size takes least', async () => {
    expect(await startedOn(SMALL, DEVICE)).toEqual({ backend: 'wasm', measured: 2 });
    expect(await startedOn(LARGE, DEVICE)).toEqual({ backend: 'webgpu', measured: 2 });
  });

  it('on no device that is slower in everything', async () => {
    expect(await startedOn(LARGE, speed(2e-9, 2e-6))).toEqual({ backend: 'wasm', measured: 2 });
  });

  it('and its export where all images are classified soonest', async () => {
    expect(await exportedOn(LARGE, DEVICE)).toBe('webgpu');
    removeGpu();
    expect(await exportedOn(SMALL, speed(0.9e-9, 1e-2))).toBe('wasm');
  });

  it('on what a person chose, whatever its size', async () => {
    expect(await startedOn(SMALL, DEVICE, 'webgpu')).toEqual({ backend: 'webgpu', measured: 0 });
    expect(await startedOn(LARGE, DEVICE, 'wasm')).toEqual({ backend: 'wasm', measured: 0 });
  });
});

describe('the work of a step', async () => {
  const data = await new InputReader(assets).dataset(trainingDatasetOf(SHORT_TRAINING.dataset).id);
  const workOf = (change: Partial<TrainingRequest>) =>
    workOfTraining(trainingWork({ ...SHORT_TRAINING, method: 'natural', ...change }, data));

  it('grows with the batch, in all but its operations', () => {
    const [one, two] = [workOf({ batchSize: 8 }), workOf({ batchSize: 16 })];
    expect(two.multiplications.plain).toBeCloseTo(2 * one.multiplications.plain, 6);
    expect(two.steps).toBe(one.steps);
  });

  it('is twelve times as much in DM-small as in the tiny network, and more where boxes are trained on, too', () => {
    const [tiny, small] = [workOf({}), workOf({ architecture: 'dm-small' })];
    expect(small.multiplications.plain / tiny.multiplications.plain).toBeGreaterThan(8);
    expect(small.multiplications.plain / tiny.multiplications.plain).toBeLessThan(16);
    expect(workOf({ method: 'ibp' }).multiplications.plain).toBeGreaterThan(1.5 * tiny.multiplications.plain);
  });

  it('is that of all networks of a tree', () => {
    expect(workOf({ method: 'ndt' }).readings).toBe(3);
  });
});
