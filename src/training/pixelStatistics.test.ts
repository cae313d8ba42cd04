import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Network } from '../network/network';
import { Random } from '../numbers/random';
import { layersOf, logitsOf } from './bounds/layers';
import { LayerStack } from './layerStack';
import { readingPixels } from './pixelStatistics';
import { disposeTrainable, finished, readWeights, trainableNetwork } from './trainableNetwork';

const PIXELS = { mean: 0.5, deviation: 0.25 };

function logits(network: Network, images: tf.Tensor, pixels?: typeof PIXELS): Float32Array {
  const trainable = trainableNetwork(network, pixels);
  const values = tf.tidy(() => logitsOf(layersOf(trainable), images).dataSync<'float32'>());
  disposeTrainable(trainable);
  return values;
}

describe('a network trained on normalised pixels', () => {
  beforeAll(() => tf.setBackend('cpu'));

  it('is by hand: 3·(x − 0.5)/0.25 + 1 = 12x − 5', () => {
    const stack = new LayerStack([1], new Random(1)).dense(1).toNetwork('line');
    const line = finished(stack, { 'gemm1.weight': Float32Array.of(3), 'gemm1.bias': Float32Array.of(1) }, PIXELS);
    expect([...(line.nodes[0]?.weights.weight?.data ?? [])]).toEqual([12]);
    expect([...(line.nodes[0]?.weights.bias?.data ?? [])]).toEqual([-5]);
  });

  it('computes of pixels what it computes of normalised ones, in training and afterwards', async () => {
    const network = new LayerStack([6, 6, 3], new Random(1)).conv(4, 3, 1).relu().flatten().dense(5).toNetwork('small');
    const images = tf.randomUniform([7, 6, 6, 3], 0, 1, 'float32', 1);
    const normalized = tf.div(tf.sub(images, PIXELS.mean), PIXELS.deviation);
    const expected = logits(network, normalized);
    const trainable = trainableNetwork(network);
    const after = finished(network, await readWeights(trainable), PIXELS);
    expect(after).toEqual(readingPixels(network, PIXELS));
    for (const values of [logits(network, images, PIXELS), logits(after, images)]) {
      values.forEach((value, at) => {
        expect(value).toBeCloseTo(expected[at] as number, 4);
      });
    }
    disposeTrainable(trainable);
    tf.dispose([images, normalized]);
  });
});
