import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { startTestBackend } from '../../testing/backend';
import { TINY } from '../rounding/rounding';
import { chainCosts } from './costs';

beforeAll(() => startTestBackend('wasm'));

it('costs what is known, a share of what is added, whoever shares it, and what is flushed', () => {
  const found = tf.tidy(() => {
    const known = tf.tensor2d([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], [2, 5]);
    const shared = chainCosts(known, tf.tensor2d([-1, 2, -3, 4, -5], [1, 5]), 0.5);
    return [shared, chainCosts(undefined, known, 2)].map((costs) => [...costs.dataSync()]);
  });
  expect(found).toEqual([
    [1.5, 3, 4.5, 6, 7.5, 6.5, 8, 9.5, 11, 12.5],
    [2, 4, 6, 8, 10, 12, 14, 16, 18, 20],
  ]);
  // Nothing known and nothing added still costs what is flushed.
  expect(tf.tidy(() => chainCosts(undefined, tf.zeros([1, 1]), 1).dataSync()[0])).toBe(TINY);
});
