import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { startTestBackend } from '../../testing/backend';
import { TINY } from '../rounding/rounding';
import { boundChain } from './chain';
import { chainCosts } from './costs';
import { packFilter } from './packFilter';
import type { ChainTile, ImageShape } from './types';

beforeAll(() => startTestBackend('wasm'));

const whole = (sample: number, [height, width]: ImageShape, rows: number[]): ChainTile => {
  return { sample, top: 0, left: 0, height, width, rows };
};

describe('rows that pass back through a chain', () => {
  it('take the lower side where they are positive, and the upper one where they are negative', () => {
    const bounds = tf.tidy(() => {
      const value = [1, 1, 2] as const;
      const vector = (numbers: number[]) => tf.tensor(numbers, [1, 1, 1, 2]);
      return boundChain({
        steps: [
          {
            kind: 'relaxation',
            value,
            lowerSlope: vector([0, 1]),
            upperSlope: vector([0.5, 1]),
            above: vector([2, 0]),
          },
          { kind: 'bounds', value, below: vector([-1, 3]), above: vector([4, 5]) },
        ],
        // z₀ + z₁ ≥ x₁ ≥ 3; −z₀ ≥ −(x₀/2 + 2) ≥ −4.
        start: tf.tensor2d([
          [1, 1],
          [-1, 0],
        ]),
        tiles: [whole(0, value, [0, 1])],
        isOutward: false,
        products: 0,
      });
    });
    expect([...bounds]).toEqual([3, -4]);
  });

  it('reach the inputs that a convolution reads, whatever stride, padding, size and unit', () => {
    const size = fc.integer({ min: 1, max: 3 });
    fc.assert(
      fc.property(
        fc.record({
          stride: size,
          right: size,
          rows: size,
          columns: size,
          channels: size,
          // Few rows are summed four units at a time, and afresh after 128.
          outputs: fc.oneof(size, fc.constantFrom(5, 9, 150)),
          pad: fc.nat(2),
        }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 4 }),
        fc.boolean(),
        ({ stride, right, rows, columns, channels, outputs, pad }, tall, wide, isWhole) => {
          const output = [tall, wide, outputs] as const;
          const input = [
            Math.max(1, (tall - 1) * stride + rows - pad),
            Math.max(1, (wide - 1) * right + columns - pad),
            channels,
          ] as const;
          const shape = [rows, columns, channels, outputs];
          const ofFilter = whole64(rows * columns * channels * outputs, 3);
          const bounds = whole64(input[0] * input[1] * channels, 5);
          const rowsOf = isWhole ? 10 : 1;
          const start = whole64(rowsOf * tall * wide * outputs, 7);
          const [top, left, unit] = [tall - 1, wide >> 1, outputs - 1];
          const found = tf.tidy(() => {
            const data = Float32Array.from(ofFilter);
            const filter = { shape, data, strides: [stride, right], pads: [pad, pad] } as const;
            const box = tf.tensor(bounds, [1, ...input]);
            const keptWith = tf.tensor1d([0]);
            const tiles = isWhole
              ? [whole(0, output, [0, 1, 2, 3, 4, 5, 6, 7]), whole(0, output, [8, 9])]
              : [{ sample: 0, top, left, height: 1, width: 1, rows: [2 * unit + 1] }];
            return boundChain({
              steps: [
                { kind: 'bounds', value: output },
                { kind: 'products', value: input, filter: packFilter({ ...filter, keptWith }, input, '') },
                { kind: 'bounds', value: input, below: box, above: box },
              ],
              tiles,
              start: isWhole ? tf.tensor(start) : undefined,
              isOutward: false,
              products: 0,
            });
          });
          const expected = Array.from({ length: rowsOf }, (_, row) => {
            let sum = 0;
            for (let at = 0; at < tall * wide * outputs; at++) {
              const [y, x, o] = [Math.floor(at / wide / outputs), Math.floor(at / outputs) % wide, at % outputs];
              const one = y === top && x === left && o === unit ? -1 : 0;
              const a = isWhole ? (start[row * tall * wide * outputs + at] as number) : one;
              for (let i = 0; i < rows; i++) {
                for (let j = 0; j < columns; j++) {
                  const [down, across] = [y * stride + i - pad, x * right + j - pad];
                  if (down < 0 || across < 0 || down >= input[0] || across >= input[1]) continue;
                  for (let c = 0; c < channels; c++) {
                    const w = ofFilter[((i * columns + j) * channels + c) * outputs + o] as number;
                    sum += a * w * (bounds[(down * input[1] + across) * channels + c] as number);
                  }
                }
              }
            }
            return sum + 0;
          });
          expect([...found].map((bound) => bound + 0)).toEqual(expected);
        },
      ),
      { numRuns: 60 },
    );
  });
});

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

/** Small whole numbers, whose sums are exact. */
function whole64(length: number, step: number): number[] {
  return Array.from({ length }, (_, at) => ((at * step * step) % 7) - 3);
}
