import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { startTestBackend } from '../testing/backend';
import { clipGradients } from './clipGradients';

beforeAll(() => startTestBackend('cpu'));

function clipped(norm: number): number[][] {
  const gradients = new Map<string, tf.Tensor>([
    ['weight', tf.tensor2d([[3, 0]])],
    ['bias', tf.tensor1d([-4])],
  ]);
  return [...clipGradients(gradients, norm).values()].map((gradient) => [...gradient.dataSync()]);
}

it('scales gradients together to the norm', () => {
  const [weight, bias] = clipped(1) as [number[], number[]];
  expect(weight[0]).toBeCloseTo(0.6, 6);
  expect(bias[0]).toBeCloseTo(-0.8, 6);
});

it('leaves shorter gradients as they are', () => {
  expect(clipped(5)).toEqual([[3, 0], [-4]]);
});
