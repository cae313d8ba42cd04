import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DatasetImages } from '../formats/inputs/datasetImages';
import { Random } from '../numbers/random';
import { startTestBackend } from '../testing/backend';
import type { TrainingCheckpoint } from './checkpoint';
import type { Recipe } from './recipe';
import { Trainer } from './trainer';

beforeAll(async () => {
  await startTestBackend('wasm');
});

const SIZE = 12;

/** Noisy images whose class is the corner that is bright. */
const corners: DatasetImages = (() => {
  const random = new Random(99);
  const labels = Uint8Array.from({ length: 96 }, (_, index) => index % 4);
  const images = new Uint8Array(labels.length * SIZE * SIZE).map((_, pixel) => {
    const label = labels[Math.floor(pixel / (SIZE * SIZE))] as number;
    const row = Math.floor(pixel / SIZE) % SIZE;
    const corner = 2 * Number(row >= SIZE / 2) + Number(pixel % SIZE >= SIZE / 2);
    return random.integer(100) + (corner === label ? 120 : 0);
  });
  return {
    name: 'Corners',
    count: labels.length,
    present: labels.length,
    classes: ['a', 'b', 'c', 'd'],
    height: SIZE,
    width: SIZE,
    channels: 1,
    labels,
    images,
  };
})();

const recipe: Recipe = {
  id: 'tiny',
  name: 'Corners',
  dataset: 'corners',
  heldOutPerClass: 4,
  testDataset: 'corners',
  architecture: 'dm-small',
  initialization: 'he',
  loss: { kind: 'natural' },
  schedule: { warmUp: 0, ramp: 0 },
  chooseBy: 'clean',
  seed: 5,
  epochs: 8,
  batchSize: 16,
  learningRate: { start: 0.002, factor: 0.5, dropsAt: [6] },
  weightDecay: 0.01,
  augmentation: { shift: 1, mirror: false },
};

const robust: Recipe = {
  ...recipe,
  initialization: 'intervals',
  loss: { kind: 'crown-ibp', epsilon: 0.05, kappaEnd: 0.5, betaStart: 1, betaEnd: 0, regularizer: 0.5 },
  radii: { groups: [['a', 'b']], groupsFrom: '', inner: 0.02, outer: 0.05 },
  schedule: { warmUp: 1, ramp: 3 },
  chooseBy: 'verified',
  clipNorm: 10,
};

async function train(epochs: number, from?: TrainingCheckpoint, seed = recipe.seed, by = recipe) {
  const trainer = new Trainer({ ...by, seed }, corners, from);
  const reports = [];
  while (trainer.epoch < epochs) reports.push(await trainer.trainEpoch());
  const checkpoint = await trainer.checkpoint();
  const { best } = trainer;
  trainer.dispose();
  return { reports, checkpoint, best };
}

describe('Trainer', () => {
  it('learns an easy task and keeps its best network', async () => {
    const { reports, best } = await train(8);
    const [first] = reports;
    const last = reports.at(-1);
    expect(first?.loss).toBeGreaterThan(0.5);
    expect(last?.loss).toBeLessThan(0.05);
    expect(last?.learningRate).toBe(0.001);
    expect(best?.heldOut.clean).toBe(1);
    expect(best?.heldOut.clean).toBe(Math.max(...reports.map((report) => report.heldOut.clean)));
    expect(best?.network.nodes.map((node) => node.op)).toEqual([
      'Conv',
      'Relu',
      'Conv',
      'Relu',
      'Flatten',
      'Gemm',
      'Relu',
      'Gemm',
    ]);
  });

  it('gives the same weights to the bit when run again', async () => {
    expect(await train(2)).toEqual(await train(2));
  });

  it('gives the same weights to the bit when interrupted and resumed', async () => {
    const half = await train(2);
    const resumed = await train(4, structuredClone(half.checkpoint));
    const whole = await train(4);
    expect(resumed.checkpoint).toEqual(whole.checkpoint);
    expect([...half.reports, ...resumed.reports]).toEqual(whole.reports);
  });

  it('goes on to the bit in the middle of the ramp', async () => {
    const half = await train(2, undefined, 1, robust);
    const resumed = await train(4, structuredClone(half.checkpoint), 1, robust);
    const whole = await train(4, undefined, 1, robust);
    expect(resumed.checkpoint).toEqual(whole.checkpoint);
  });

  it('gains robustness over the ramp, and chooses no network before its end', async () => {
    const longer = {
      ...robust,
      schedule: { warmUp: 2, ramp: 8 },
      learningRate: { start: 5e-3, factor: 1, dropsAt: [] },
    };
    const { reports, best } = await train(20, undefined, 1, longer);
    expect(reports.slice(0, 11).map(({ ramp }) => 8 * ramp)).toEqual([0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 8]);
    expect(reports.findIndex((report) => report.best)).toBe(9);
    expect(reports[0]?.heldOut.verified).toBeLessThan(0.5);
    expect(best?.heldOut.verified).toBeGreaterThan(0.9);
  });

  it('goes back to where the epoch began, at half the rate, when the loss is no number', async () => {
    const reckless = { ...recipe, learningRate: { start: 1e30, factor: 1, dropsAt: [] } };
    const trainer = new Trainer(reckless, corners);
    const before = await trainer.checkpoint();
    await expect(trainer.trainEpoch()).rejects.toThrow(/NaN in epoch 1.* is 0.5 of/);
    expect(await trainer.checkpoint()).toEqual({ ...before, rateFactor: 0.5 });
    trainer.dispose();
  });

  it('gives other weights for another seed', async () => {
    const [one, other] = [await train(1), await train(1, undefined, 6)];
    expect(one.checkpoint.weights).not.toEqual(other.checkpoint.weights);
  });

  it('reports every step', async () => {
    const steps: string[] = [];
    const trainer = new Trainer(recipe, corners);
    await trainer.trainEpoch(({ step, steps: all }) => {
      steps.push(`${step}/${all}`);
    });
    trainer.dispose();
    expect(steps).toEqual(['1/5', '2/5', '3/5', '4/5', '5/5']);
  });

  it('can be stopped at a step, and then leaves nothing on the device', async () => {
    const before = tf.memory().numTensors;
    const trainer = new Trainer(recipe, corners);
    const stopped = trainer.trainEpoch(async ({ step }) => {
      if (step === 2) throw new Error('Enough.');
    });
    await expect(stopped).rejects.toThrow('Enough.');
    trainer.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it('leaves nothing on the device', async () => {
    const before = tf.memory().numTensors;
    await train(1);
    expect(tf.memory().numTensors).toBe(before);
  });
});
