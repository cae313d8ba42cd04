import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startTestBackend } from '../../testing/backend';
import type { BoxPass, LossContext } from './loss';
import { growth, imbalance, regularize } from './regularize';

beforeAll(() => startTestBackend('cpu'));

const values = (numbers: number[]) => tf.tensor2d([numbers]);

/** A pass whose box has width 1 and whose one layer has these bounds. */
function passOf(lower: number[], upper: number[]): BoxPass {
  const box = { center: values([0.5]), radius: values([0.5]) };
  return { box, reluInputs: [{ lower: values(lower), upper: values(upper) }], hidden: box };
}

describe('the regulariser', () => {
  it('counts growth beyond twice the width', () => {
    expect(growth(passOf([0, 0], [1, 3])).dataSync()[0]).toBe(0);
    expect(growth(passOf([0, 0], [3, 5])).dataSync()[0]).toBeCloseTo((0.5 - 1 / 4) / 0.5, 6);
  });

  it('counts sums and variances that differ by more than a factor of two', () => {
    // Centers 1, 3 and −1, −3 balance; centers 1, 3 and −8, −8 do neither.
    expect(imbalance(passOf([1, 3, -1, -3], [1, 3, -1, -3])).dataSync()[0]).toBe(0);
    const uneven = imbalance(passOf([1, 3, -8, -8], [1, 3, -8, -8])).dataSync()[0];
    expect(uneven).toBeCloseTo((0.5 - 4 / 16 + 0.5) / (0.5 * 2), 5);
  });

  it('falls to nothing over the ramp', () => {
    const at = (ramp: number) => {
      const context = { ramp, intervals: () => passOf([-3, 1], [3, 7]) } as unknown as LossContext;
      return regularize(() => tf.scalar(10), 0.1, 2)(context).dataSync()[0] as number;
    };
    expect(at(0)).toBe(10);
    expect(at(1)).toBe(10);
    expect(at(0.5) - 10).toBeGreaterThan(0);
    expect(at(0.75) - 10).toBeCloseTo((at(0.5) - 10) / 2, 5);
  });
});
