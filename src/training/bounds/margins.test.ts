import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { NO_CHECKPOINT } from '../../bounds/checkpoint';
import { crown } from '../../bounds/methods/crown';
import { ibp } from '../../bounds/methods/ibp';
import { uploadNetwork } from '../../network/upload';
import { Random } from '../../numbers/random';
import { startTestBackend } from '../../testing/backend';
import { dmSmall } from '../architectures';
import { lossContext } from '../losses/loss';
import { lowerMargins } from '../losses/verifiedLoss';
import { disposeTrainable, trainableNetwork } from '../trainableNetwork';
import { layersOf } from './layers';

const SHAPE = [12, 12, 2] as const;
const EPSILON = 0.03;
const labels = Uint8Array.of(2, 0, 3, 1, 2);
const network = dmSmall.build(SHAPE, 4, new Random(8, 'weights'), 'intervals');
const random = new Random(9);
const pixels = Float32Array.from({ length: labels.length * 288 }, () => random.uniform());

beforeAll(() => startTestBackend('wasm'));

function trainingMargins(beta: number): Float32Array {
  const trainable = trainableNetwork(network);
  const margins = tf.tidy(() => {
    const images = tf.tensor4d(pixels, [labels.length, ...SHAPE]);
    const oneHot = tf.cast(tf.oneHot(tf.tensor1d([...labels], 'int32'), 4), 'float32') as tf.Tensor2D;
    return lowerMargins(lossContext(layersOf(trainable), { images, oneHot, labels }, 1), EPSILON, beta).dataSync();
  });
  disposeTrainable(trainable);
  return margins as Float32Array;
}

async function provedMargins(method: 'ibp' | 'crown-ibp'): Promise<Float32Array> {
  const ready = uploadNetwork(network);
  const box = {
    lower: pixels.map((pixel) => Math.max(0, pixel - EPSILON)),
    upper: pixels.map((pixel) => Math.min(1, pixel + EPSILON)),
  };

  const bounds =
    method === 'ibp'
      ? await ibp(ready, box, [...labels], 'none', NO_CHECKPOINT)
      : await crown(ready, box, [...labels], 'interval', 'none', NO_CHECKPOINT);
  ready.dispose();
  return bounds.margins.lower as Float32Array;
}

function largestDifference(a: Float32Array, b: Float32Array): number {
  expect(a).toHaveLength(b.length);
  return Math.max(...a.map((value, index) => Math.abs(value - (b[index] as number))));
}

describe('the margins that training sees', () => {
  it('are those of IBP with elision', async () => {
    expect(largestDifference(trainingMargins(0), await provedMargins('ibp'))).toBeLessThan(1e-5);
  });

  it('are those of CROWN-IBP where β is 1', async () => {
    expect(largestDifference(trainingMargins(1), await provedMargins('crown-ibp'))).toBeLessThan(1e-5);
  });

  it('lie between them where β is between', () => {
    const [none, half, all] = [0, 0.25, 1].map(trainingMargins) as [Float32Array, Float32Array, Float32Array];
    const mixed = none.map((value, index) => 0.75 * value + 0.25 * (all[index] as number));
    expect(largestDifference(half, mixed)).toBeLessThan(1e-5);
  });

  it('are 0 at the label', () => {
    for (const beta of [0, 0.5, 1]) {
      const margins = trainingMargins(beta);
      expect([...labels].map((label, sample) => Math.abs(margins[sample * 4 + label] as number))).toEqual([
        0, 0, 0, 0, 0,
      ]);
    }
  });
});
