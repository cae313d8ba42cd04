import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { startTestBackend } from '../testing/backend';
import { conv2dPlus } from './conv2dByRows';
import { packInterval } from './interval';
import { splitProducts } from './splitProducts';
import { bitsOf, splitWeight, unitFor } from './splitWeight';
import { releaseSlices } from './weightSlices';

const float32 = fc.tuple(fc.integer({ min: -(2 ** 24), max: 2 ** 24 }), fc.integer({ min: -34, max: -20 }));
const numbers = (length: number) =>
  fc
    .array(
      float32.map(([mantissa, exponent]) => mantissa * 2 ** exponent),
      { minLength: length, maxLength: length },
    )
    .map(Float32Array.from.bind(Float32Array) as (values: number[]) => Float32Array);

const GEOMETRY = { strides: [1, 1], pads: [0, 0, 0, 0], dilations: [1, 1], groups: 1 } as const;
const CHANNELS = 8;
const OUTPUTS = 2;
const TERMS = 9 * CHANNELS;

/** Bounds of one output place of a convolution that sees the whole image. */
function bound(lower: Float32Array, upper: Float32Array, weights: Float32Array, bias: Float32Array): Float32Array {
  const weight = tf.tensor4d(weights, [3, 3, CHANNELS, OUTPUTS]);
  const interval = tf.tidy(() => {
    const image = (values: Float32Array) => tf.tensor4d(values, [1, 3, 3, CHANNELS]);
    const layer = {
      product: (z: tf.Tensor, w: tf.Tensor, b?: tf.Tensor1D) =>
        conv2dPlus(z as tf.Tensor4D, w as tf.Tensor4D, GEOMETRY, b),
      parts: (z: tf.Tensor) => [z],
      levels: [],
      terms: TERMS,
      exact: true,
      weight,
      magnitude: tf.abs(weight),
      bias: tf.tensor1d(bias),
    };
    return splitProducts(packInterval(image(lower), image(upper)), layer);
  });
  const values = interval.dataSync<'float32'>();
  releaseSlices(weight);
  tf.dispose([interval, weight]);
  return values;
}

describe.each(['wasm', 'cpu'] as const)('split products on %s', (backend) => {
  beforeAll(() => startTestBackend(backend));

  const layers = fc.record({
    center: numbers(TERMS),
    radius: numbers(TERMS),
    weights: numbers(TERMS * OUTPUTS),
    bias: numbers(OUTPUTS),
    scale: fc.constantFrom(0, 2 ** -20, 1),
  });

  it('enclose what is computed in float64', () => {
    fc.assert(
      fc.property(layers, ({ center, radius, weights, bias, scale }) => {
        const lower = center.map((c, i) => c - scale * Math.abs(radius[i] as number));
        const upper = center.map((c, i) => c + scale * Math.abs(radius[i] as number));
        const found = bound(lower, upper, weights, bias);
        for (let output = 0; output < OUTPUTS; output++) {
          const sums = [bias[output] as number, bias[output] as number] as [number, number];
          let sizes = 0;
          for (let i = 0; i < TERMS; i++) {
            const weight = weights[i * OUTPUTS + output] as number;
            const ends = [weight * (lower[i] as number), weight * (upper[i] as number)];
            sums[0] += Math.min(...ends);
            sums[1] += Math.max(...ends);
            sizes += Math.max(...ends.map(Math.abs));
          }
          const granted = 2 ** -45 * sizes + 1e-30;
          expect(found[output]).toBeLessThanOrEqual(sums[0] + granted);
          expect(found[OUTPUTS + output]).toBeGreaterThanOrEqual(sums[1] - granted);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are much narrower than the rounding of long sums', () => {
    const center = Float32Array.from({ length: TERMS }, (_, i) => 0.75 + 0.25 * Math.sin(i));
    const weights = Float32Array.from({ length: TERMS * OUTPUTS }, (_, i) => Math.sin(3 * i));
    const sizes = TERMS * 0.75 * 0.64;
    const [lower, , upper] = bound(center, center, weights, new Float32Array(OUTPUTS)) as unknown as number[];
    expect((upper as number) - (lower as number)).toBeLessThan((2 * TERMS * 2 ** -24 * sizes) / 6);
  });

  it('split a weight into multiples of few bits and a rest, without a remainder', () => {
    fc.assert(
      fc.property(numbers(24), fc.constantFrom(5, 8, 10), (values, bits) => {
        const weight = tf.tensor2d(values, [12, 2]);
        const { leading, rest } = splitWeight(weight, bits);
        const [first, second] = [leading.dataSync(), rest.dataSync()];
        for (const output of [0, 1]) {
          const own = values.filter((_, i) => i % 2 === output);
          const unit = unitFor(Math.max(...own.map(Math.abs)), bits);
          own.forEach((value, row) => {
            const [high, low] = [first[2 * row + output] as number, second[2 * row + output] as number];
            expect(high + low).toBe(value);
            expect(Number.isInteger(high / unit)).toBe(true);
            expect(Math.abs(high / unit)).toBeLessThanOrEqual(2 ** bits);
            expect(Math.abs(low)).toBeLessThanOrEqual(unit / 2);
          });
        }
        releaseSlices(weight);
        weight.dispose();
      }),
      { numRuns: 50 },
    );
  });
});

it('give numbers so few bits that sums of their products fit 24', () => {
  for (const terms of [1, 9, 72, 144, 300]) {
    const { ofCenter, ofWeight } = bitsOf(terms);
    expect(terms * 2 ** (ofCenter + ofWeight)).toBeLessThanOrEqual(2 ** 24);
    expect(terms * 2 ** (ofCenter + ofWeight + 1)).toBeGreaterThan(2 ** 23);
  }
});
