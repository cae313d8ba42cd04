import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { add, type Dyadic, encloses, exact, multiply } from '../../numbers/dyadic';
import { startTestBackend } from '../../testing/backend';
import { differencesInMemory } from './differencesInMemory';

/** Float32 numbers of very different sizes, so that sums cancel and small terms are lost. */
const scaled = fc
  .tuple(fc.integer({ min: -4096, max: 4096 }), fc.integer({ min: -30, max: -4 }))
  .map(([mantissa, exponent]) => mantissa * 2 ** exponent);

const OUTPUTS = 3;
const SAMPLES = 2;
const PAIRS = [0, 1, 2, 0, -1, -1, 1, 2];

const sample = fc.integer({ min: 1, max: 11 }).chain((inputs) => {
  const numbers = (count: number) => fc.array(scaled, { minLength: count, maxLength: count });
  return fc.record({
    inputs: fc.constant(inputs),
    columns: numbers(OUTPUTS * inputs),
    bias: numbers(OUTPUTS),
    first: numbers(SAMPLES * inputs),
    second: numbers(SAMPLES * inputs),
  });
});

describe.each(['wasm', 'plain wasm'] as const)('differences of outputs over boxes on %s', (backend) => {
  beforeAll(() => startTestBackend(backend));

  it('enclose the exact ones, closely, and those of no others', () => {
    fc.assert(
      fc.property(sample, ({ inputs, columns, bias, first, second }) => {
        const lower = first.map((x, at) => Math.min(x, second[at] as number));
        const upper = first.map((x, at) => Math.max(x, second[at] as number));
        const interval = tf.tensor2d([...lower, ...upper], [2 * SAMPLES, inputs]);
        const found = differencesInMemory(interval, {
          columns: Float32Array.from(columns),
          bias: Float32Array.from(bias),
          pairs: Int32Array.from([...PAIRS, ...PAIRS]),
          share: 4 * (inputs + 8) * 2 ** -53,
          isOutward: true,
        });
        interval.dispose();
        if (!found) throw new Error('There are no differences in memory here.');
        for (let row = 0; row < SAMPLES; row++) {
          for (let pair = 0; pair < PAIRS.length / 2; pair++) {
            const [own, against] = PAIRS.slice(2 * pair, 2 * pair + 2) as [number, number];
            if (own < 0) continue;
            const at = (row * PAIRS.length) / 2 + pair;
            const [low, high] = [found.lower[at] as number, found.upper[at] as number];
            const weight = (i: number) => difference(columns[own * inputs + i], columns[against * inputs + i]);
            const end = (side: number) => {
              let sum = difference(bias[own], bias[against]);
              for (let i = 0; i < inputs; i++) {
                const isLower = weight(i).mantissa >= 0n === side > 0;
                const x = (isLower ? lower : upper)[row * inputs + i] as number;
                sum = add(sum, multiply(weight(i), exact(x)));
              }
              return sum;
            };
            expect(encloses(low, end(1), high)).toBe(true);
            expect(encloses(low, end(-1), high)).toBe(true);
            // Nothing is lost but the last rounding and a share of the terms, none of which is larger than 2¹⁷.
            const close = 2 ** -23 * Math.max(Math.abs(low), Math.abs(high)) + inputs * 2 ** -30;
            expect(encloses(low + close, end(1), Number.POSITIVE_INFINITY) && low + close < high).toBe(false);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

function difference(a = 0, b = 0): Dyadic {
  return add(exact(a), multiply(exact(b), exact(-1)));
}
