import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startTestBackend } from '../testing/backend';
import { Adam, type AdamState, clipGradients } from './adam';

beforeAll(() => startTestBackend('cpu'));

function run(start: number[][], gradients: number[][][], weightDecay: number, state?: AdamState) {
  const variable = tf.variable(tf.tensor2d(start));
  const adam = new Adam(new Map([['w', variable]]), weightDecay, state);
  for (const gradient of gradients) adam.step(new Map([['w', tf.tensor2d(gradient)]]), 0.1);
  return { variable, adam };
}

describe('Adam', () => {
  it('moves by the learning rate against the sign of the gradient at first', () => {
    const { variable } = run([[1, 2, 3]], [[[0.5, -4, 0]]], 0);
    const moved = variable.dataSync();
    expect(moved[0]).toBeCloseTo(0.9, 6);
    expect(moved[1]).toBeCloseTo(2.1, 6);
    expect(moved[2]).toBe(3);
  });

  it('follows the formulas over two steps', () => {
    // g₁ = 1, g₂ = 3: m̂ = (0.09 + 0.3) / 0.19, v̂ = (0.000999 + 0.009) / 0.001999.
    const second = (0.1 * (0.39 / 0.19)) / Math.sqrt(0.009999 / 0.001999);
    const { variable } = run([[0]], [[[1]], [[3]]], 0);
    expect(variable.dataSync()[0]).toBeCloseTo(-0.1 - second, 6);
  });

  it('decays matrices by a share of the learning rate', () => {
    const { variable } = run([[2]], [[[0]]], 0.5);
    expect(variable.dataSync()[0]).toBeCloseTo(2 * (1 - 0.1 * 0.5), 6);
  });

  it('leaves vectors undecayed', () => {
    const bias = tf.variable(tf.tensor1d([2]));
    new Adam(new Map([['b', bias]]), 0.5).step(new Map([['b', tf.tensor1d([0])]]), 0.1);
    expect(bias.dataSync()[0]).toBe(2);
  });

  it('goes on from its state as if it had not stopped', async () => {
    const gradients = [[[1, -2]], [[0.3, 5]], [[-7, 0.1]]];
    const whole = run([[1, 1]], gradients, 0.01);
    const half = run([[1, 1]], gradients.slice(0, 2), 0.01);
    const middle = [[...half.variable.dataSync()]];
    const rest = run(middle, gradients.slice(2), 0.01, await half.adam.state());
    expect(rest.variable.dataSync()).toEqual(whole.variable.dataSync());
  });
});

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
