import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { packInterval } from '../kernels/rounding/interval';
import type { ReadyNode } from '../network/network';
import { uploadNetwork } from '../network/upload';
import { startTestBackend } from '../testing/backend';
import { denseNetwork } from '../testing/networks/denseNetwork';
import { boundNode } from './methods/ibp';

beforeAll(() => startTestBackend('wasm'));

/** One output of a dense layer over a point: weights, inputs, constant. */
interface Sum {
  readonly weights: readonly number[];
  readonly x: readonly number[];
  readonly bias: number;
}

/** What rounding to float32 makes of a number that float64 holds: to nearest, or always up or down, as WGSL allows. */
type Round = (exact: number) => number;

const NEIGHBOURS = new DataView(new ArrayBuffer(4));

function neighbour(x: number, direction: 1 | -1): number {
  const near = Math.fround(x);
  if (near === x || near > x === direction > 0) return near;
  if (near === 0) return direction * 2 ** -149;
  NEIGHBOURS.setFloat32(0, near);
  NEIGHBOURS.setInt32(0, NEIGHBOURS.getInt32(0) + (near > 0 === direction > 0 ? 1 : -1));
  return NEIGHBOURS.getFloat32(0);
}

const ROUNDS: readonly Round[] = [Math.fround, (x) => neighbour(x, 1), (x) => neighbour(x, -1)];

/** Orders that hurt: all of one sign first, the largest first, and pairs. */
const ORDERS: readonly ((terms: readonly number[]) => number[])[] = [
  (terms) => [...terms],
  (terms) => [...terms].sort((a, b) => b - a),
  (terms) => [...terms].sort((a, b) => a - b),
  (terms) => [...terms].sort((a, b) => Math.abs(b) - Math.abs(a)),
];

function inARow(terms: readonly number[], round: Round): number {
  return terms.reduce((sum, term) => round(sum + term), 0);
}

function inPairs(terms: readonly number[], round: Round): number {
  if (terms.length < 2) return terms[0] ?? 0;
  const half = terms.length >> 1;
  return round(inPairs(terms.slice(0, half), round) + inPairs(terms.slice(half), round));
}

/** Products, fused with the addition (exact in float64) or rounded before it. */
function runsOf({ weights, x, bias }: Sum): number[] {
  return ROUNDS.flatMap((round) =>
    [round, (exact: number) => exact].flatMap((roundProduct) => {
      const products = weights.map((weight, i) => roundProduct(weight * (x[i] as number)));
      return ORDERS.flatMap((order) =>
        [inARow, inPairs].map((add) => add(order([...products.map(Number), bias]), round)),
      );
    }),
  );
}

async function boundsOf({ weights, x, bias }: Sum): Promise<[lower: number, upper: number]> {
  const ready = uploadNetwork(denseNetwork([{ weight: weights.map((weight) => [weight]), bias: [bias] }]));
  const bounds = tf.tidy(() => {
    const point = tf.tensor2d([[...x]]);
    return boundNode(ready.nodes[0] as ReadyNode, [packInterval(point, point)], 'float32');
  });
  const [lower, upper] = await bounds.data<'float32'>();
  bounds.dispose();
  ready.dispose();
  return [lower as number, upper as number];
}

const number = fc.double({ min: -4, max: 4, noNaN: true }).map(Math.fround);
const sums = fc.integer({ min: 1, max: 60 }).chain((n) =>
  fc.record({
    weights: fc.array(number, { minLength: n, maxLength: n }),
    x: fc.array(fc.oneof(fc.constant(0), number), { minLength: n, maxLength: n }),
    bias: number,
  }),
);

describe('a float32 execution of a sum', () => {
  it('stays within the bounds, in whatever order and however rounded', async () => {
    await fc.assert(
      fc.asyncProperty(sums, async (sum) => {
        const [lower, upper] = await boundsOf(sum);
        for (const run of runsOf(sum)) {
          expect(run).toBeGreaterThanOrEqual(lower);
          expect(run).toBeLessThanOrEqual(upper);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is off by no more than a few times what a bad order loses', async () => {
    const half = Array.from({ length: 128 }, (_, i) => Math.fround(1 + i / 1000.1));
    const sum = { weights: [...half, ...half.map((weight) => -weight)], x: new Array(256).fill(1), bias: 0 };
    const runs = runsOf(sum);
    const [lower, upper] = await boundsOf(sum);
    expect(Math.max(...runs)).toBeGreaterThan(upper / 8);
    expect(Math.min(...runs)).toBeLessThan(lower / 8);
  });

  it('loses nothing for products with zero', async () => {
    const few = { weights: [3, -1, 2], x: [0.1, 0.7, -0.3].map(Math.fround), bias: 0.5 };
    const more = {
      ...few,
      weights: [...few.weights, ...new Array(500).fill(7)],
      x: [...few.x, ...new Array(500).fill(0)],
    };
    const [lower, upper] = await boundsOf(few);
    const [below, above] = await boundsOf(more);
    expect(above - below).toBeLessThan(1.1 * (upper - lower));
  });
});
