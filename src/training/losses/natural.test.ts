import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { Random } from '../../numbers/random';
import { startTestBackend } from '../../testing/backend';
import { dmSmall } from '../architectures';
import { layersOf } from '../bounds/layers';
import { disposeTrainable, trainableNetwork } from '../trainableNetwork';
import { crossEntropy, lossContext } from './loss';
import { natural } from './natural';

const network = dmSmall.build([10, 10, 1], 3, new Random(4, 'weights'));

async function gradientsOn(backend: 'wasm' | 'cpu'): Promise<number[][]> {
  await startTestBackend(backend);
  const trainable = trainableNetwork(network);
  const random = new Random(5);
  const pixels = Float32Array.from({ length: 200 }, () => random.uniform());
  const batch = {
    images: tf.tensor4d(pixels, [2, 10, 10, 1]),
    oneHot: tf.tensor2d([
      [0, 1, 0],
      [1, 0, 0],
    ]),
    labels: Uint8Array.of(1, 0),
  };
  const { value, grads } = tf.variableGrads(() => natural(lossContext(layersOf(trainable), batch, 0)));
  const values = [value, ...Object.values(grads)].map((tensor) => [...tensor.dataSync()]);
  tf.dispose([value, grads, batch.images, batch.oneHot]);
  disposeTrainable(trainable);
  return values;
}

describe('crossEntropy', () => {
  it('is log 2 where two classes tie, and the mean over the batch', async () => {
    await startTestBackend('cpu');
    const oneHot = tf.tensor2d([
      [1, 0],
      [0, 1],
    ]);
    expect(
      crossEntropy(
        tf.tensor2d([
          [3, 3],
          [-1, -1],
        ]),
        oneHot,
      ).dataSync()[0],
    ).toBeCloseTo(Math.log(2), 6);
    const expected = (Math.log(1 + Math.exp(-2)) + Math.log(1 + Math.exp(5))) / 2;
    expect(
      crossEntropy(
        tf.tensor2d([
          [2, 0],
          [5, 0],
        ]),
        oneHot,
      ).dataSync()[0],
    ).toBeCloseTo(expected, 5);
  });

  it('stays finite for large logits', async () => {
    await startTestBackend('cpu');
    expect(crossEntropy(tf.tensor2d([[1e4, -1e4]]), tf.tensor2d([[0, 1]])).dataSync()[0]).toBe(2e4);
  });
});

describe('natural', () => {
  it('has the same gradients on wasm, with its own kernels, as on the cpu backend', async () => {
    const [wasm, cpu] = [await gradientsOn('wasm'), await gradientsOn('cpu')];
    expect(wasm).toHaveLength(9);
    const differences = wasm.map((values, tensor) => {
      return Math.max(...values.map((value, index) => Math.abs(value - (cpu[tensor]?.[index] as number))));
    });
    expect(Math.max(...differences)).toBeLessThan(1e-5);
  });
});
