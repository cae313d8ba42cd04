import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { LOSS_NAMES } from '../../catalog/trainings';
import type { Guard } from '../../engine/backends/gpu';
import type { DatasetImages } from '../../formats/inputs/datasetImages';
import { Random } from '../../numbers/random';
import { startGuardedWebGpu } from '../../testing/webgpu';
import { uploadBatch } from '../batch';
import { layersOf } from '../bounds/layers';
import { LayerStack } from '../layerStack';
import type { Recipe } from '../recipe';
import { quickCrownIbp } from '../recipes/quick';
import { disposeTrainable, trainableNetwork } from '../trainableNetwork';
import { Trainer } from '../trainer';
import { crownIbp } from './crownIbp';
import { ibp } from './ibp';
import { lossOf, usualLoss } from './index';
import { type Loss, lossContext } from './loss';

const GROUPS: Recipe['radii'] = { groups: [['a', 'b']], groupsFrom: '', inner: 0.05, outer: 0.1 };
const LOSSES: Readonly<Record<string, Loss>> = {
  ...Object.fromEntries(
    LOSS_NAMES.map((name) => [name, lossOf({ loss: usualLoss(name, 0.1), radii: GROUPS }, ['a', 'b', 'c'])]),
  ),
  'crown-ibp, relaxed': crownIbp({ kind: 'crown-ibp', epsilon: 0.1, kappaEnd: 0.5, betaStart: 1, betaEnd: 0.5 }),
  'ibp, regularised': ibp({ kind: 'ibp', epsilon: 0.1, kappaEnd: 0.5, regularizer: 0.5 }),
};

const random = new Random(5);
const data: DatasetImages = {
  name: 'Noise',
  count: 12,
  present: 12,
  classes: ['a', 'b', 'c'],
  height: 11,
  width: 12,
  channels: 1,
  labels: Uint8Array.from({ length: 12 }, (_, index) => index % 3),
  images: Uint8Array.from({ length: 12 * 132 }, () => random.integer(256)),
};
const RECIPE: Recipe = {
  ...quickCrownIbp,
  heldOutPerClass: 1,
  loss: { kind: 'igrp', form: 'summed', kappaEnd: 0.5, betaStart: 0, betaEnd: 0 },
  radii: GROUPS,
  schedule: { warmUp: 0, ramp: 4 },
  batchSize: 4,
};
const SOME = Uint32Array.of(0, 1, 2, 3);

/** The loss at one point of the ramp, and its gradients, by name. */
async function lossAndGradients(loss: Loss): Promise<ReadonlyMap<string, Float32Array>> {
  const stack = new LayerStack([11, 12, 1], new Random(1), 'intervals')
    .conv(2, 4, 3)
    .relu()
    .flatten()
    .dense(5)
    .relu()
    .dense(3);
  const network = trainableNetwork(stack.toNetwork('tiny'));
  const batch = uploadBatch(data, SOME);
  const { value, grads } = tf.tidy(() => {
    return tf.variableGrads(() => loss(lossContext(layersOf(network), batch, 0.5)), [...network.variables.values()]);
  });
  const tensors = new Map([...network.variables].map(([key, { name }]) => [key, grads[name] as tf.Tensor]));
  tensors.set('loss', value);
  const entries = [...tensors].map(async ([key, tensor]) => [key, await tensor.data<'float32'>()] as const);
  const values = new Map(await Promise.all(entries));
  tf.dispose([...tensors.values(), batch.images, batch.oneHot]);
  disposeTrainable(network);
  return values;
}

async function trainedEpoch() {
  const trainer = new Trainer(RECIPE, data);
  // Sums that are awaited only once their steps are long past.
  const sums: Promise<number>[] = [];
  const report = await trainer.trainEpoch(({ lossSum }) => void sums.push(lossSum()));
  const [first = 0, second = 0, last = 0] = await Promise.all(sums);
  expect(first).toBeLessThan(second);
  expect(last).toBeCloseTo(3 * report.loss, 5);
  trainer.dispose();
  return report;
}

describe('training on WebGPU', () => {
  let guard: Guard;
  beforeAll(async () => {
    guard = await startGuardedWebGpu();
  });

  it.each(Object.entries(LOSSES))('has the loss and the gradients that plain JavaScript has: %s', async (_, loss) => {
    await tf.setBackend('cpu');
    const expected = await lossAndGradients(loss);
    await tf.setBackend('webgpu');
    const found = await guard(() => lossAndGradients(loss));
    expect(expected.size).toBe(7);
    for (const [name, values] of expected) {
      const scale = Math.max(...values.map(Math.abs));
      expect(scale).toBeGreaterThan(0);
      const errors = values.map((value, at) => Math.abs((found.get(name)?.[at] ?? Number.NaN) - value) / scale);
      expect(Math.max(...errors), name).toBeLessThan(2e-5);
    }
  });

  it('goes through an epoch as in plain JavaScript, and leaves nothing on the device', async () => {
    await tf.setBackend('cpu');
    const expected = await trainedEpoch();
    await tf.setBackend('webgpu');
    const before = tf.memory().numTensors;
    const found = await guard(trainedEpoch);
    expect(tf.memory().numTensors).toBe(before);
    // Adam makes much of gradients that are nearly zero, and so of how they were rounded.
    expect(Math.abs(found.loss / expected.loss - 1)).toBeLessThan(0.005);
    expect(Object.keys(found.heldOut)).toEqual(Object.keys(expected.heldOut));
  });
});
