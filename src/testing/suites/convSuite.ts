import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { OwnRounding } from '../../catalog/roundings';
import type { ConvGeometry } from '../../kernels/conv/conv2d';
import { intervalConv2d } from '../../kernels/conv/intervalConv2d';
import { releaseConstants } from '../../kernels/keptConstants';
import { packInterval } from '../../kernels/rounding/interval';
import { expectAbove, expectAtLeast, expectAtMost, expectBelow } from './sides';

interface Case {
  readonly batch: number;
  readonly height: number;
  readonly width: number;
  readonly groupIn: number;
  readonly groupOut: number;
  readonly rows: number;
  readonly columns: number;
  readonly geometry: ConvGeometry;
  readonly hasBias: boolean;
  readonly seed: number;
}

const small = (min: number, max: number) => fc.integer({ min, max });

const conv: fc.Arbitrary<Case> = fc.record({
  batch: small(1, 3),
  height: small(5, 9),
  width: small(5, 9),
  groupIn: fc.oneof(small(1, 3), small(4, 20)),
  groupOut: fc.oneof(small(1, 6), small(7, 20)),
  rows: small(1, 3),
  columns: small(1, 3),
  geometry: fc.record({
    strides: fc.tuple(small(1, 3), small(1, 2)),
    pads: fc.tuple(small(0, 2), small(0, 2), small(0, 2), small(0, 2)),
    dilations: fc.tuple(small(1, 2), small(1, 2)),
    groups: fc.constantFrom(1, 1, 2, 3),
  }),
  hasBias: fc.boolean(),
  seed: small(1, 2 ** 30),
});

/** Integers between −8 and 8: every sum of their products is exact in float32, in any order. */
function integers(length: number, seed: number): number[] {
  let state = seed;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return ((state >>> 16) % 17) - 8;
  });
}

function dataOf(c: Case) {
  const channels = c.groupIn * c.geometry.groups;
  const outputs = c.groupOut * c.geometry.groups;
  const center = integers(c.batch * c.height * c.width * channels, c.seed);
  const radius = integers(center.length, c.seed + 1).map(Math.abs);
  const filter = integers(c.rows * c.columns * c.groupIn * outputs, c.seed + 2);
  const bias = integers(outputs, c.seed + 3);
  return { channels, outputs, center, radius, filter, bias };
}

async function bound(c: Case, rounding: OwnRounding): Promise<Float32Array> {
  const { channels, outputs, center, radius, filter, bias } = dataOf(c);
  const image: [number, number, number, number] = [c.batch, c.height, c.width, channels];
  const taps = tf.tensor4d(filter, [c.rows, c.columns, c.groupIn, outputs]);
  const result = tf.tidy(() => {
    const middle = tf.tensor4d(center, image);
    const spread = tf.tensor4d(radius, image);
    const layer = { filter: taps, ...(c.hasBias && { bias: tf.tensor1d(bias) }) };
    return intervalConv2d(packInterval(tf.sub(middle, spread), tf.add(middle, spread)), layer, c.geometry, rounding);
  });
  const values = await result.data<'float32'>();
  releaseConstants(taps);
  tf.dispose([result, taps]);
  return values;
}

/** The definition of a convolution, one product at a time. */
function convolve(x: number[], filter: number[], c: Case): number[] {
  const { strides, pads, dilations, groups } = c.geometry;
  const { channels, outputs } = dataOf(c);
  const outRows = Math.floor((c.height + pads[0] + pads[2] - dilations[0] * (c.rows - 1) - 1) / strides[0]) + 1;
  const outColumns = Math.floor((c.width + pads[1] + pads[3] - dilations[1] * (c.columns - 1) - 1) / strides[1]) + 1;
  const result: number[] = [];
  for (let b = 0; b < c.batch; b++)
    for (let i = 0; i < outRows; i++)
      for (let j = 0; j < outColumns; j++)
        for (let o = 0; o < outputs; o++) {
          let sum = 0;
          for (let r = 0; r < c.rows; r++)
            for (let s = 0; s < c.columns; s++)
              for (let g = 0; g < c.groupIn; g++) {
                const y = i * strides[0] - pads[0] + r * dilations[0];
                const z = j * strides[1] - pads[1] + s * dilations[1];
                if (y < 0 || y >= c.height || z < 0 || z >= c.width) continue;
                const channel = Math.floor(o / (outputs / groups)) * c.groupIn + g;
                const at = ((b * c.height + y) * c.width + z) * channels + channel;
                sum += (x[at] as number) * (filter[((r * c.columns + s) * c.groupIn + g) * outputs + o] as number);
              }
          result.push(sum);
        }
  return result;
}

function expected(c: Case): { lower: number[]; upper: number[] } {
  const { outputs, center, radius, filter, bias } = dataOf(c);
  const spread = convolve(radius, filter.map(Math.abs), c);
  const middle = convolve(center, filter, c).map((y, at) => y + (c.hasBias ? (bias[at % outputs] as number) : 0));
  return {
    lower: middle.map((y, at) => y - (spread[at] as number)),
    upper: middle.map((y, at) => y + (spread[at] as number)),
  };
}

/** Tests of the convolution over boxes that hold on every backend, with numbers whose sums are exact. */
export function describeIntervalConv2d(backend: string, start: () => Promise<void>, runs: number): void {
  describe(`intervalConv2d on ${backend}`, () => {
    beforeAll(start);

    it('gives the exact bounds when nothing has to be rounded', async () => {
      await fc.assert(
        fc.asyncProperty(conv, async (c) => {
          const { lower, upper } = expected(c);
          expect([...(await bound(c, 'none'))].map((x) => x + 0)).toEqual([...lower, ...upper].map((x) => x + 0));
        }),
        { numRuns: runs },
      );
    });

    it('encloses them closely', async () => {
      await fc.assert(
        fc.asyncProperty(conv, async (c) => {
          const bounds = await bound(c, 'real');
          const { lower, upper } = expected(c);
          // A few roundings of each of so many terms, none of which is larger than 64.
          const close = 0.05 + 2 ** -22 * 64 * (c.rows * c.columns * c.groupIn) ** 2;
          lower.forEach((exact, at) => {
            expectAtMost(bounds[at], exact);
            expectAbove(bounds[at], exact - close);
            expectAtLeast(bounds[lower.length + at], upper[at] as number);
            expectBelow(bounds[lower.length + at], (upper[at] as number) + close);
          });
        }),
        { numRuns: runs },
      );
    });
  });
}
