import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { startTestBackend } from '../../testing/backend';
import { boundChain } from './chain';
import { packFilter } from './packFilter';
import { packUnits, type UnitLines } from './packUnits';
import type { ChainStep, ChainTile, ImageShape } from './types';

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
            units: packUnits(
              { lowerSlope: vector([0, 1]), upperSlope: vector([0.5, 1]), above: vector([2, 0]), isExact: true },
              value,
            ),
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

  it('reach the inputs that a convolution reads, whatever stride, padding, size, units and number of rows, and lose what they cost', () => {
    const size = fc.integer({ min: 1, max: 3 });
    fc.assert(
      fc.property(
        fc.record({
          stride: size,
          right: size,
          rows: size,
          columns: size,
          channels: size,
          // Sums of one row begin afresh after 128 products, others after 32.
          outputs: fc.oneof(size, fc.constantFrom(5, 9, 150)),
          pad: fc.nat(2),
        }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 4 }),
        fc.boolean(),
        fc.integer({ min: 1, max: 10 }),
        fc.record({ first: fc.boolean(), last: fc.boolean(), isExact: fc.boolean(), seed: fc.nat(50) }),
        ({ stride, right, rows, columns, channels, outputs, pad }, tall, wide, isWhole, rowCount, relaxed) => {
          const output = [tall, wide, outputs] as const;
          const input = [
            Math.max(1, (tall - 1) * stride + rows - pad),
            Math.max(1, (wide - 1) * right + columns - pad),
            channels,
          ] as const;
          const shape = [rows, columns, channels, outputs];
          const ofFilter = whole64(rows * columns * channels * outputs, 3);
          const bounds = whole64(input[0] * input[1] * channels, 5);
          const start = whole64(rowCount * tall * wide * outputs, 7);
          const [top, left] = [tall - 1, wide >> 1];
          const unitOf = (row: number) => (3 * row + outputs - 1) % outputs;
          const ofOutput = lines(tall * wide * outputs, relaxed.seed);
          const ofInput = lines(bounds.length, relaxed.seed + 1);
          const costs = { first: whole64(tall * wide * outputs, 11), last: whole64(bounds.length, 13) };
          const boundsOf = (isOutward: boolean) => {
            const data = Float32Array.from(ofFilter);
            const filter = { shape, data, strides: [stride, right], pads: [pad, pad] } as const;
            const box = tf.tensor(bounds, [1, ...input]);
            const keptWith = tf.tensor1d([0]);
            const numbers = Array.from({ length: rowCount }, (_, row) => row);
            const chunks = [numbers.slice(0, 8), numbers.slice(8)].filter(({ length }) => length > 0);
            const ofUnits = (own: number[]) => own.map((row) => 2 * unitOf(row) + (row & 1));
            const tiles = chunks.map((own) =>
              isWhole ? whole(0, output, own) : { sample: 0, top, left, height: 1, width: 1, rows: ofUnits(own) },
            );
            const costOf = (own: number[], value: ImageShape) => tf.tensor(own.map(Math.abs), [1, ...value]);
            const relaxation = (value: ImageShape, own: ReturnType<typeof lines>, costs: number[]): ChainStep => {
              const [lowerSlope, upperSlope, above, bias] = own.map((side) => tf.tensor(side, [1, ...value]));
              const cost = costOf(costs, value);
              const biasCost = tf.add(cost, 1);
              const lines = { lowerSlope, upperSlope, above, bias, cost, biasCost, isExact: relaxed.isExact };
              return { kind: 'relaxation', value, units: packUnits(lines as UnitLines, value) };
            };
            return boundChain({
              steps: [
                relaxed.first
                  ? relaxation(output, ofOutput, costs.first)
                  : { kind: 'bounds', value: output, cost: costOf(costs.first, output) },
                { kind: 'products', value: input, filter: packFilter({ ...filter, keptWith }, input, '') },
                ...(relaxed.last ? [relaxation(input, ofInput, costs.last)] : []),
                { kind: 'bounds', value: input, below: box, above: box, cost: costOf(costs.last, input) },
              ],
              tiles,
              start: isWhole ? tf.tensor(start) : undefined,
              isOutward,
              products: 0,
            });
          };
          const found = tf.tidy(() => boundsOf(false));
          const outward = tf.tidy(() => boundsOf(true));
          const losses = new Float64Array(rowCount);
          const expected = Array.from({ length: rowCount }, (_, row) => {
            const arrived = new Float64Array(bounds.length);
            let [sum, lost] = [0, 0];
            const bend = (a: number, own: ReturnType<typeof lines>, costs: number[], at: number) => {
              const [lower, upper, above, bias] = own.map((side) => side[at]) as [number, number, number, number];
              const cost = Math.abs(costs[at] as number);
              const x = a * (a < 0 ? upper : lower);
              sum += (a < 0 ? a * above : 0) + x * bias;
              const isStraight = relaxed.isExact && above === 0 && lower === upper && lower < 2;
              lost += (isStraight ? 0 : Math.abs(a) * cost) + Math.abs(x) * (cost + 1);
              return x;
            };
            for (let at = 0; at < tall * wide * outputs; at++) {
              const [y, x, o] = [Math.floor(at / wide / outputs), Math.floor(at / outputs) % wide, at % outputs];
              const isStart = y === top && x === left && o === unitOf(row);
              const one = isStart ? 1 - 2 * (row & 1) : 0;
              const own = isWhole ? (start[row * tall * wide * outputs + at] as number) : one;
              if (!relaxed.first) lost += Math.abs(own * (costs.first[at] as number));
              const a = relaxed.first ? bend(own, ofOutput, costs.first, at) : own;
              for (let i = 0; i < rows; i++) {
                for (let j = 0; j < columns; j++) {
                  const [down, across] = [y * stride + i - pad, x * right + j - pad];
                  if (down < 0 || across < 0 || down >= input[0] || across >= input[1]) continue;
                  for (let c = 0; c < channels; c++) {
                    const w = ofFilter[((i * columns + j) * channels + c) * outputs + o] as number;
                    const to = (down * input[1] + across) * channels + c;
                    arrived[to] = (arrived[to] as number) + a * w;
                  }
                }
              }
            }
            arrived.forEach((a, at) => {
              const x = relaxed.last ? bend(a, ofInput, costs.last, at) : a;
              sum += x * (bounds[at] as number);
              lost += Math.abs(x * (costs.last[at] as number));
            });
            losses[row] = lost;
            return sum + 0;
          });
          expect([...found].map((bound) => bound + 0)).toEqual(expected);
          // Whole numbers as long as they are not rounded outward at last, which is next to nothing.
          const lost = Array.from(outward, (bound, row) => (expected[row] as number) - bound);
          losses.forEach((least, row) => {
            const scale = least + Math.abs(expected[row] as number);
            const more = (lost[row] as number) - least;
            if (!(more >= 0 && more <= 2e-5 * scale + 1e-9)) expect.fail(`Lost ${lost[row]}, not ${least}.`);
          });
        },
      ),
      { numRuns: 200 },
    );
  });

  it('see nothing where a window lies behind its image, whatever stands in memory there', () => {
    const bounds = tf.tidy(() => {
      const [value, image] = [[1, 2, 1] as const, [1, 1, 1] as const];
      const one = tf.tensor([1], [1, 1, 1, 1]);
      const units = packUnits({ lowerSlope: one, upperSlope: one, above: one, bias: one, isExact: true }, image);
      const beyond = tf.fill([1, 3, 2], 2 ** 29, 'int32');
      const places = tf.concat([units.places, beyond], 1);
      const filter = { shape: [1, 1, 1, 1], data: Float32Array.of(5), pads: [0, 0], keptWith: one } as const;
      const step = (strides: [number, number], key: string): ChainStep => {
        return { kind: 'products', value: image, filter: packFilter({ ...filter, strides }, image, key) };
      };
      const own = tf.tensor([2, 3], [1, ...value]);
      const box = tf.tensor([7], [1, ...image]);
      return boundChain({
        steps: [
          { kind: 'bounds', value, below: own, above: own },
          step([1, 2], 'apart'),
          { kind: 'relaxation', value: image, units: { ...units, places } },
          step([1, 1], 'plain'),
          { kind: 'bounds', value: image, below: box, above: box },
        ],
        tiles: [[0, 1], [0]].map((rows) => ({ sample: 0, top: 0, left: 1, height: 1, width: 1, rows })),
        isOutward: false,
        products: 0,
      });
    });
    expect([...bounds]).toEqual([3, -3, 3]);
  });

  it('lose nothing at units that are known to be off or on, unless lines are only nearly those', () => {
    const lost = (isExact: boolean) =>
      tf.tidy(() => {
        const value = [1, 1, 3] as const;
        const vector = (numbers: number[]) => tf.tensor(numbers, [1, 1, 1, 3]);
        const units = packUnits(
          {
            lowerSlope: vector([0, 1, 0]),
            upperSlope: vector([0, 1, 0.5]),
            above: vector([0, 0, 1]),
            cost: vector([100, 10, 1]),
            isExact,
          },
          value,
        );
        const box = vector([1, 1, 1]);
        const [bound] = boundChain({
          steps: [
            { kind: 'relaxation', value, units },
            { kind: 'bounds', value, below: box, above: box },
          ],
          start: tf.tensor2d([[1, 1, 1]]),
          tiles: [whole(0, value, [0])],
          isOutward: true,
          products: 0,
        });
        return 1 - (bound as number);
      });
    expect(lost(true)).toBeCloseTo(1, 2);
    expect(lost(false)).toBeCloseTo(111, 1);
  });
});

/** Small whole numbers, whose sums are exact. */
function whole64(length: number, step: number): number[] {
  return Array.from({ length }, (_, at) => ((at * step * step) % 7) - 3);
}

/**
 * Slopes below and above, intercepts above and what the layer before adds, of units that are off, on or bent, also of those that would be on or off
 * but for an intercept.
 */
function lines(length: number, seed: number): readonly [number[], number[], number[], number[]] {
  const kinds = Array.from({ length }, (_, at) => (5 * at + seed + Math.floor(at / 7)) % 7);
  return [
    kinds.map((kind) => [0, 1, 0, 1, 2, 1, 0][kind] as number),
    kinds.map((kind) => [0, 1, 1, 2, 2, 1, 0][kind] as number),
    kinds.map((kind) => [0, 0, 2, 1, 0, 3, 2][kind] as number),
    whole64(length, 2),
  ];
}
