import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startTestBackend, TEST_BACKENDS } from '../../testing/backend';
import { intervalConv2d, POINT } from '../conv/intervalConv2d';
import { releaseConstants } from '../keptConstants';
import { gamma } from './rounding';

const UNIT = 2 ** -24;
const TERMS = 4096;
/** Inputs of weight 0, whose width alone makes sums in float32 good enough. */
const WIDE = 512;
const OUTPUTS = 16;

/**
 * A number beside which all others are lost that it is summed with: one by one in the first block of 32, block by block in the first
 * group of 8, and group by group. All roundings go the same way.
 */
function lost(at: number): number {
  if (at === 0) return 1 + 2 ** -23;
  return (-UNIT * (1 - 2 ** -10)) / ([256, 32].find((size) => at >= size) ?? 1);
}

describe.each(TEST_BACKENDS)('what sums over boxes lose all in one direction, on %s', (backend) => {
  beforeAll(() => startTestBackend(backend));

  it.each([1, -1])('is allowed for, where numbers have the sign %i', (sign) => {
    const numbers = Array.from({ length: TERMS }, (_, at) => sign * lost(at));
    const wide = new Array<number>(WIDE).fill(1);
    const interval = tf.tensor4d([...numbers, ...wide.map((x) => -x), ...numbers, ...wide], [2, 1, 1, TERMS + WIDE]);
    const weights = new Float32Array((TERMS + WIDE) * OUTPUTS).fill(1, 0, TERMS * OUTPUTS);
    const filter = tf.tensor4d(weights, [1, 1, TERMS + WIDE, OUTPUTS]);
    const bounds = tf.tidy(() => intervalConv2d(interval, { filter }, POINT, 'real').dataSync());
    // Float64 adds these exactly.
    const exact = numbers.reduce((sum, number) => sum + number, 0);
    const allowed = gamma(31 + 7 + 15, UNIT) * Math.abs(numbers[0] as number);
    expect(Math.abs((numbers[0] as number) - exact)).toBeGreaterThan(0.99 * allowed);
    bounds.forEach((bound, at) => {
      const inside = at < OUTPUTS ? exact - bound : bound - exact;
      expect(inside).toBeGreaterThanOrEqual(0);
      expect(inside).toBeLessThan(2.2 * allowed);
    });
    releaseConstants(filter);
    tf.dispose([interval, filter]);
  });
});
