import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { Random } from '../../numbers/random';
import { startTestBackend } from '../../testing/backend';
import { layersOf } from '../bounds/layers';
import { LayerStack } from '../layerStack';
import { disposeTrainable, trainableNetwork } from '../trainableNetwork';
import { lossContext } from './loss';
import { natural } from './natural';
import { betaAt, mixWithNatural } from './verifiedLoss';

beforeAll(() => startTestBackend('cpu'));

function mixedAt(ramp: number, kappaEnd: number): { readonly mixed: number; readonly natural: number } {
  const trainable = trainableNetwork(new LayerStack([2], new Random(1)).dense(2).toNetwork('tiny'));
  const values = tf.tidy(() => {
    const images = tf.tensor2d([[0.25, 0.5]]) as unknown as tf.Tensor4D;
    const batch = { images, oneHot: tf.tensor2d([[1, 0]]), labels: Uint8Array.of(0) };
    const context = lossContext(layersOf(trainable), batch, ramp);
    const loss = mixWithNatural(() => tf.scalar(100), kappaEnd);
    return { mixed: loss(context).dataSync()[0] as number, natural: natural(context).dataSync()[0] as number };
  });
  disposeTrainable(trainable);
  return values;
}

describe('the mixture', () => {
  it('is natural alone before the ramp', () => {
    const { mixed, natural } = mixedAt(0, 0.5);
    expect(mixed).toBe(natural);
  });

  it.each([
    [0.5, 0.5, 0.75],
    [1, 0.5, 0.5],
    [1, 0, 0],
    [0.25, 0, 0.75],
  ])('at s = %d with κ_end = %d has κ = %d', (ramp, kappaEnd, kappa) => {
    const { mixed, natural } = mixedAt(ramp, kappaEnd);
    expect(mixed).toBeCloseTo(kappa * natural + (1 - kappa) * 100, 4);
  });

  it('lets β go from one end to the other', () => {
    const relaxation = { betaStart: 1, betaEnd: 0 };
    expect([0, 0.25, 1].map((ramp) => betaAt(relaxation, ramp))).toEqual([1, 0.75, 0]);
    const early = { ...relaxation, betaUntil: 0.5 };
    expect([0, 0.25, 0.5, 1].map((ramp) => betaAt(early, ramp))).toEqual([1, 0.5, 0, 0]);
  });
});
