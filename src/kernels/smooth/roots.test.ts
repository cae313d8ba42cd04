import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { startTestBackend } from '../../testing/backend';
import type { Enclosed } from './enclosed';
import { encloseLog, encloseReciprocal, encloseSqrt } from './roots';

/** Positive numbers of every size that float32 has, those included that are too large or small to compute their logarithm. */
const NUMBERS = [1e-38, 2 ** -100, 2 ** -60, 2 ** -40, 1e-3, 0.5, 1, 1.5, 7, 1e6, 2 ** 40, 2 ** 41, 1e20, 3e38].map(
  Math.fround,
);

const FUNCTIONS: readonly (readonly [string, (x: tf.Tensor) => Enclosed, (x: number) => number])[] = [
  ['ln x', encloseLog, Math.log],
  ['√x', encloseSqrt, Math.sqrt],
  ['1/x', encloseReciprocal, (x) => 1 / x],
];

describe('whatever the size of numbers', () => {
  it.each(FUNCTIONS)('%s is enclosed', async (_, enclose, exactly) => {
    await startTestBackend('cpu');
    const [lower, upper] = tf.tidy(() => {
      const bounds = enclose(tf.tensor1d(NUMBERS));
      return [bounds.lower.dataSync<'float32'>(), bounds.upper.dataSync<'float32'>()];
    });
    for (const [at, x] of NUMBERS.entries()) {
      expect(lower[at], `lower bound of ${x}`).toBeLessThanOrEqual(exactly(x));
      expect(upper[at], `upper bound of ${x}`).toBeGreaterThanOrEqual(exactly(x));
    }
  });
});
