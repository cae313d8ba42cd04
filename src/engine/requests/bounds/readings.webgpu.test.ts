import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { NO_CHECKPOINT } from '../../../bounds/checkpoint';
import { inputBox } from '../../../bounds/inputBox';
import { BOUNDS_BY } from '../../../bounds/methods';
import type { Method } from '../../../catalog/methods';
import { type Dispatch, traceDevice } from '../../../kernels/webgpu/deviceTrace';
import { CENTER, countReadings, FIVE_LAYERS, THREE_LAYERS, TWO_LAYERS } from '../../../testing/countReadings';
import { startTestWebGpu, startTestWebGpuInBlocks } from '../../../testing/webgpu';
import type { LinearBoundsRequest } from '../../api/types';
import { computeLinearBounds } from '../linear/computeLinearBounds';
import { computeBounds } from './computeBounds';

const LIMITS = { buffers: 8, invocations: 256 };

/** Buffers that a program binds, and invocations of a workgroup: no more than every device has. */
const mostOf = (wgsl: string) => ({
  buffers: wgsl.match(/var<storage/g)?.length ?? 0,
  invocations: (wgsl.match(/@workgroup_size\(([^)]*)\)/)?.[1] ?? '')
    .split(',')
    .reduce((product, side) => product * Number(side), 1),
});

async function ask(method: Method, label?: number, network = TWO_LAYERS) {
  let own = -1;
  const readings = await countReadings(async (ready) => {
    const model = { id: 'two', network, ready };
    const request = { epsilon: 0.3, clip: null, method, rounding: 'real', label } as const;
    const found = await computeBounds(model, { values: CENTER, batch: 1, clip: null }, request, NO_CHECKPOINT);
    own = found.label[0] as number;
  }, network);
  return { readings, label: own };
}

/**
 * CROWN: what may be open by intervals, and all the rest at once. α-CROWN: then again what a search begins with, two looks at
 * how far it is, and what it ends with.
 */
const READINGS = { ibp: 1, 'crown-ibp': 1, crown: 2, 'alpha-crown': 5 } as const;

it.each(Object.entries(READINGS))('a question by %s waits for the device %d times', async (method, times) => {
  // Of another class the image itself is looked at, too.
  const { label } = await ask('ibp');
  expect((await ask(method as Method, label)).readings).toBe(times);
});

// A search goes through all layers again with every step, which takes a device in software seconds.
it.each([
  ['crown', FIVE_LAYERS],
  ['alpha-crown', THREE_LAYERS],
] as const)('a question by %s waits no more often, however many layers there are', async (method, network) => {
  const { label } = await ask('ibp', undefined, network);
  expect((await ask(method, label, network)).readings).toBe(READINGS[method]);
});

/** The label says which margins are asked for; CROWN reads it along with intervals. */
const OF_LABEL = { ibp: 1, 'crown-ibp': 2, crown: 2, 'alpha-crown': 5 } as const;

it.each(Object.entries(OF_LABEL))('%s waits %d times where the label is to be read off', async (method, times) => {
  expect((await ask(method as Method)).readings).toBe(times);
});

const OF_MARGINS = { ibp: 1, 'crown-ibp': 1, crown: 2, 'alpha-crown': 5 } as const;

it.each(Object.entries(OF_MARGINS))('a proof by %s waits %d times', async (method, times) => {
  const { lowerMargins } = BOUNDS_BY[method as Method];
  const box = inputBox(CENTER, 0.3, null, 'real');
  expect(await countReadings((ready) => lowerMargins(ready, box, [0], 'real', NO_CHECKPOINT), TWO_LAYERS)).toBe(times);
});

/** What Inspect asks besides bounds: the functions behind one of them, of a unit, or of a margin of a label that is known. */
async function askLinear(target: LinearBoundsRequest['target'], label?: number) {
  return countReadings(async (ready, reset) => {
    const model = { id: 'two', network: TWO_LAYERS, ready };
    const inputs = { values: CENTER, batch: 1, clip: null };
    const request = { epsilon: 0.3, clip: null, method: 'crown', rounding: 'real', label: 0 } as const;
    const { layers } = await computeBounds(model, inputs, request, NO_CHECKPOINT);
    const { length } = layers;
    expect(length).toBe(TWO_LAYERS.nodes.length);
    reset();
    await computeLinearBounds(model, inputs, { ...request, label, layers, target }, NO_CHECKPOINT);
  }, TWO_LAYERS);
}

it('what a bound looks at is read at one go, after the label where that is not known', async () => {
  expect(await askLinear({ layer: 2, unit: 1 })).toBe(1);
  expect(await askLinear({ against: 1 }, 0)).toBe(1);
  expect(await askLinear({ against: 1 })).toBe(2);
});

it('programs bind no more buffers, and take no larger workgroups, than every device has', async () => {
  const made = new Map<string, Dispatch>();
  const trace = async (bounds: () => Promise<unknown>) => {
    const found = await traceDevice(tf.backend() as WebGPUBackend, async () => void (await bounds()));
    for (const dispatch of found) made.set(dispatch.wgsl, dispatch);
  };
  await countReadings(async (ready) => {
    const box = inputBox(CENTER, 0.3, null, 'real');
    await trace(() => BOUNDS_BY['alpha-crown'].bound(ready, box, [0], 'real', NO_CHECKPOINT, { iterations: 1 }));
    await startTestWebGpuInBlocks();
    await trace(() => BOUNDS_BY.crown.bound(ready, box, [0], 'real', NO_CHECKPOINT));
  }, TWO_LAYERS).finally(startTestWebGpu);
  expect(made.size).toBeGreaterThan(5);
  for (const wgsl of made.keys()) {
    const { buffers, invocations } = mostOf(wgsl);
    expect(buffers).toBeGreaterThan(0);
    expect(buffers).toBeLessThanOrEqual(LIMITS.buffers);
    expect(invocations, wgsl).toBeGreaterThan(0);
    expect(invocations, wgsl).toBeLessThanOrEqual(LIMITS.invocations);
    expect(wgsl).not.toMatch(/subgroup/);
  }
});
