import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startTestBackend } from '../../testing/backend';
import { concretize } from './concretize';
import type { BackwardContext } from './context';
import { wholeRows } from './rowLayout';

const CONTEXT = {
  ready: { network: { input: { name: 'x' } } },
  bounds: new Map(),
  batch: 1,
  rounding: 'real',
} as unknown as BackwardContext;

/** Concretizes constants and errors to which no coefficients come. */
function sumOf(constants: readonly number[], errors: readonly number[]): number {
  return tf.tidy(() => {
    const parts = (values: readonly number[]) => values.map((value) => tf.tensor([value], [1, 1]));
    const sums = { constants: parts(constants), errors: parts(errors) };
    return concretize(undefined, sums, CONTEXT, wholeRows(1)).dataSync()[0] as number;
  });
}

describe.each(['wasm', 'cpu'] as const)('what was collected on the way, on %s', (backend) => {
  beforeAll(() => startTestBackend(backend));

  const third = Math.fround(1 / 3);
  const sevenths = [1, 2, 3, 4, 5, 6].map((n) => Math.fround(n / 7));

  it('is added and rounded down', () => {
    for (const count of [1, 2, 3, 5, 17, 64]) {
      const values = Array.from({ length: count }, (_, at) => (at % 2 ? third : -(sevenths[at % 6] as number)));
      const lost = Array.from({ length: count }, (_, at) => (sevenths[(at + 3) % 6] as number) / 1024);
      const exact = values.reduce((sum, x) => sum + x, 0) - lost.reduce((sum, x) => sum + x, 0);
      expect(sumOf(values, lost)).toBeLessThanOrEqual(exact);
    }
  });

  it('accounts for the few additions that a constant takes part in, not for all', () => {
    const exact = 64 * third;
    expect(exact - sumOf(new Array(64).fill(third), [0])).toBeLessThan(24 * 2 ** -24 * exact);
  });
});
