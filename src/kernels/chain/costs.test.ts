import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { startTestBackend } from '../../testing/backend';
import { TINY } from '../rounding/rounding';
import { boundChain, RELAXED_SHARE } from './chain';
import { chainCosts } from './costs';
import { packUnits } from './packUnits';

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

it.each(['below its line', 'on'])(
  'covers what sums of constants lose where all roundings go one way, of units that are %s',
  (kind) => {
    const isBent = kind !== 'on';
    const found = tf.tidy(() => {
      const value = [1, 1, 64] as const;
      const all = (number: number) => tf.fill([1, ...value], number);
      const cost = chainCosts(undefined, all(1), RELAXED_SHARE);
      const lines = isBent
        ? { lowerSlope: all(0), upperSlope: all(0), above: all(1), cost }
        : { lowerSlope: all(1), upperSlope: all(1), above: all(0), bias: all(1), biasCost: cost };
      // In the first block, or in every other place of one, each number is lost beside the first.
      const lost = Float64Array.from({ length: 64 }, (_, at) => {
        if (at === 0) return 1;
        return (isBent ? at < 32 : at % 2 === 0) ? 2 ** -24 : 2 ** -30;
      });
      const [bound] = boundChain({
        steps: [
          { kind: 'relaxation', value, units: packUnits({ ...lines, isExact: true }, value) },
          { kind: 'bounds', value },
        ],
        start: tf.tile(
          tf.tensor2d(
            Float32Array.from(lost, (number) => -number),
            [1, 64],
          ),
          [8, 1],
        ),
        tiles: [{ sample: 0, top: 0, left: 0, height: 1, width: 1, rows: [0, 1, 2, 3, 4, 5, 6, 7] }],
        isOutward: true,
        products: 0,
      });
      return { bound: bound as number, exact: -lost.reduce((sum, number) => sum + number, 0) };
    });
    expect(found.bound).toBeLessThanOrEqual(found.exact);
    expect(found.bound).toBeGreaterThan(found.exact - 6 * 2 ** -24);
  },
);
