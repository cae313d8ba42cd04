import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { startTestBackend } from '../../testing/backend';
import { matMulInBlocks } from '../dense/matMulInBlocks';
import { releaseConstants } from '../keptConstants';
import { oneBlock } from '../rounding/blocks';
import { channelSums, channelWeights } from './channelSums';

const SHARE = 3e-6;

/** Numbers that differ in their last digits, so that nearly every sum of them is rounded. */
const numbers = (count: number) =>
  fc.array(fc.integer({ min: -(2 ** 24), max: 2 ** 24 }), { minLength: count, maxLength: count });

const firstLarge = (rows: number, channels: number) =>
  Array.from({ length: rows * channels }, (_, at) => (at % channels === 0 ? 2 ** 24 : 1 / 16));

describe.each(['wasm', 'plain wasm'] as const)('sums over neighbouring channels, on %s', (backend) => {
  beforeAll(() => startTestBackend(backend));

  it.each([1, 3, 4, 8, 9, 21, 300])(
    'lead to no less than the share of all products, and not to much more, of %i channels',
    (channels) => {
      const outputs = 3;
      const samples = 2;
      const property = fc.property(
        // Beside the first channel, which is large, those of others that are added one by one are lost.
        fc.oneof(numbers(2 * samples * channels), fc.constant(firstLarge(2 * samples, channels))),
        // Of weights that are alike nothing is taken for more than it is, and only what makes up for roundings stays.
        fc.oneof(numbers(channels * outputs), fc.constant(Array<number>(channels * outputs).fill(2 ** 24 - 1))),
        (bounds, weights) => {
          const data = Float32Array.from(weights, (weight) => weight / 2 ** 22);
          const weight = tf.tensor2d(data, [channels, outputs]);
          const interval = tf.tensor2d(Float32Array.from(bounds), [2 * samples, channels]);
          const made = tf.tidy(() => {
            const kept = channelWeights(weight, data, SHARE) as tf.Tensor2D;
            const sums = channelSums(interval) as tf.Tensor2D;
            return matMulInBlocks(sums, kept, oneBlock(kept.shape[0])).dataSync();
          });
          for (let sample = 0; sample < samples; sample++) {
            const x = Array.from({ length: channels }, (_, channel) => {
              const at = sample * channels + channel;
              return Math.max(Math.abs(bounds[at] as number), Math.abs(bounds[at + samples * channels] as number));
            });
            const all = x.reduce((sum, number) => sum + number, 0);
            for (let output = 0; output < outputs; output++) {
              const own = x.map((_, channel) => Math.abs(data[channel * outputs + output] as number));
              const least = x.reduce((sum, number, channel) => sum + number * (own[channel] as number), 0) * SHARE;
              const found = made[sample * outputs + output] as number;
              expect(found).toBeGreaterThanOrEqual(least);
              expect(found).toBeLessThanOrEqual(Math.max(...own) * all * SHARE * (1 + 1e-4));
            }
          }
          releaseConstants(weight);
          tf.dispose([weight, interval]);
        },
      );
      fc.assert(property);
    },
  );
});
