import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { intervalDense } from '../../kernels/conv/intervalConv2d';
import { releaseConstants } from '../../kernels/keptConstants';
import { packInterval } from '../../kernels/rounding/interval';

interface Layer {
  readonly centers: Float32Array;
  readonly radii: Float32Array;
  readonly weights: Float32Array;
  readonly bias: Float32Array;
}

const OUTPUTS = 5;
/** Of the summands' magnitudes: more than the float64 sums here lose. */
const GRANTED = 2 ** -45;

const float32 = fc
  .tuple(fc.integer({ min: -(2 ** 24), max: 2 ** 24 }), fc.integer({ min: -34, max: -20 }))
  .map(([mantissa, exponent]) => mantissa * 2 ** exponent);
const numbers = (length: number) =>
  fc.array(float32, { minLength: length, maxLength: length }).map((values) => Float32Array.from(values));

/** How many terms each output sums. */
const TERMS = [1, 7, 33, 70, 300, 600];

const anyLayer: fc.Arbitrary<Layer> = fc
  .record({ count: fc.constantFrom(...TERMS), scale: fc.constantFrom(0, 2 ** -20, 2 ** -6, 1) })
  .chain(({ count, scale }) =>
    fc.record({
      centers: numbers(count),
      radii: numbers(count).map((values) => values.map((x) => scale * Math.abs(x))),
      weights: numbers(count * OUTPUTS),
      bias: numbers(OUTPUTS),
    }),
  );

function boxOf({ centers, radii }: Layer): { lower: Float32Array; upper: Float32Array } {
  return {
    lower: centers.map((c, i) => c - (radii[i] as number)),
    upper: centers.map((c, i) => c + (radii[i] as number)),
  };
}

async function bound(layer: Layer): Promise<Float32Array> {
  const { lower, upper } = boxOf(layer);
  const weight = tf.tensor2d(layer.weights, [lower.length, OUTPUTS]);
  const interval = tf.tidy(() => {
    const row = (values: Float32Array) => tf.tensor2d(values, [1, values.length]);
    return intervalDense(packInterval(row(lower), row(upper)), { weight, bias: tf.tensor1d(layer.bias) }, 'real');
  });
  const values = await interval.data<'float32'>();
  releaseConstants(weight);
  tf.dispose([interval, weight]);
  return values;
}

/** Tests of dense layers over boxes of any numbers, wide, narrow and single points. */
export function describeDenseEnclosure(backend: string, start: () => Promise<void>, runs: number): void {
  describe(`intervalDense on ${backend}`, () => {
    beforeAll(start);

    it('encloses what is computed in float64', async () => {
      await fc.assert(
        fc.asyncProperty(anyLayer, async (layer) => {
          const { lower, upper } = boxOf(layer);
          const found = await bound(layer);
          for (let output = 0; output < OUTPUTS; output++) {
            const b = layer.bias[output] as number;
            const sums = { lower: b, upper: b, sizes: Math.abs(b) };
            lower.forEach((low, i) => {
              const weight = layer.weights[i * OUTPUTS + output] as number;
              const bounds = [weight * low, weight * (upper[i] as number)];
              sums.lower += Math.min(...bounds);
              sums.upper += Math.max(...bounds);
              sums.sizes += Math.max(...bounds.map(Math.abs));
            });
            const granted = GRANTED * sums.sizes + 1e-30;
            expect(found[output]).toBeLessThanOrEqual(sums.lower + granted);
            expect(found[OUTPUTS + output]).toBeGreaterThanOrEqual(sums.upper - granted);
          }
        }),
        { numRuns: runs },
      );
    });
  });
}

/** Tests of backends that sum in float64 where rounding in float32 would show. */
export function describeExactSums(backend: string, start: () => Promise<void>): void {
  describe(`intervalDense on ${backend}`, () => {
    beforeAll(start);

    it('loses next to nothing over single points, whatever cancels', async () => {
      const terms = 600;
      const centers = Float32Array.from({ length: terms }, (_, i) => 0.75 + 0.25 * Math.sin(i));
      const weights = Float32Array.from({ length: terms * OUTPUTS }, (_, i) => Math.sin(3 * i));
      const bias = new Float32Array(OUTPUTS);
      const found = await bound({ centers, radii: new Float32Array(terms), weights, bias });
      for (let output = 0; output < OUTPUTS; output++) {
        const exact = centers.reduce((sum, c, i) => sum + c * (weights[i * OUTPUTS + output] as number), 0);
        expect(found[output]).toBeCloseTo(exact, 5);
        const width = (found[OUTPUTS + output] as number) - (found[output] as number);
        expect(width).toBeLessThan(2 ** -21 * Math.abs(exact) + 1e-6);
      }
    });
  });
}
