import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { NO_CHECKPOINT } from '../bounds/checkpoint';
import { uploadNetwork } from '../network/upload';
import { startTestBackend } from '../testing/backend';
import { denseNetwork } from '../testing/networks/denseNetwork';
import { confusionDistances, countConfusions } from './confusions';
import type { LabelledImages } from './imageBatches';
import { meanFeatures } from './meanFeatures';

beforeAll(() => startTestBackend('cpu'));

/** "Images" of two pixels, and a network whose logits are their features, relu(x), exchanged. */
const PIXELS = [
  [1, 0],
  [3, 0],
  [-4, 2],
  [0, 5],
];
const NETWORK = denseNetwork([
  {
    weight: [
      [1, 0],
      [0, 1],
    ],
    bias: [0, 0],
  },
  {
    weight: [
      [0, 1],
      [1, 0],
    ],
    bias: [0, 0],
  },
]);

function images(labels: readonly number[]): LabelledImages {
  return {
    count: PIXELS.length,
    classes: ['left', 'right'],
    read: async (start, end) => ({
      values: Float32Array.from(PIXELS.slice(start, end).flat()),
      labels: labels.slice(start, end),
    }),
  };
}

const quiet = { checkpoint: NO_CHECKPOINT, onProgress: () => {} };

describe('what images show of classes', () => {
  it('averages what the last layer reads', async () => {
    const ready = uploadNetwork(NETWORK);
    const before = tf.memory().numTensors;
    const { width, values } = await meanFeatures(ready, 'relu0', images([0, 0, 1, 1]), quiet);
    expect([width, ...values]).toEqual([2, 2, 0, 0, 3.5]);
    const ofInput = await meanFeatures(ready, 'input', images([0, 0, 1, 1]), quiet);
    expect([...ofInput.values]).toEqual([2, 0, -2, 3.5]);
    expect(tf.memory().numTensors).toBe(before);
    ready.dispose();
  });

  it('counts what is read as what', async () => {
    const ready = uploadNetwork(NETWORK);
    const before = tf.memory().numTensors;
    const done: number[] = [];
    const run = { checkpoint: NO_CHECKPOINT, onProgress: (count: number) => done.push(count) };
    expect([...(await countConfusions(ready, images([1, 0, 0, 1]), run))]).toEqual([1, 1, 1, 1]);
    expect(done).toEqual([4]);
    expect(tf.memory().numTensors).toBe(before);
    ready.dispose();
  });

  it('names a class that no image shows', async () => {
    const ready = uploadNetwork(NETWORK);
    await expect(countConfusions(ready, images([0, 0, 0, 0]), quiet)).rejects.toThrow(/first 4 images shows right/);
    ready.dispose();
  });
});

describe('confusionDistances', () => {
  it('is one minus the mean share of mistakes between two classes', () => {
    const { values } = confusionDistances([8, 2, 0, 1, 4, 0, 0, 0, 10], 3);
    expect([...values]).toEqual([0, 0.8, 1, 0.8, 0, 1, 1, 1, 0].map((distance) => expect.closeTo(distance, 14)));
  });
});
