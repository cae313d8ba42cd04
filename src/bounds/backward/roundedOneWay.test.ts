import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { gamma } from '../../kernels/rounding/rounding';
import type { Network, NetworkNode } from '../../network/network';
import { uploadNetwork } from '../../network/upload';
import { startTestBackend } from '../../testing/backend';
import { NO_CHECKPOINT } from '../checkpoint';
import { boundValues } from '../methods/ibp';
import { disposeBounds } from '../valueBounds';
import { lowerBounds } from './backwardPass';

/*
 * Sums all of whose roundings go the same way, by nearly as much as one can: a number is lost where it is a little less than half a unit in the
 * last place of what was summed before. What is allowed for them is nearly used up, so that a share of it cannot be missing, nor the terms of
 * one level of blocks.
 */

const UNIT = 2 ** -24;
const OUTPUTS = 4096;
const ROWS = 8;

/**
 * A large number and small ones, which are lost where they are summed in blocks of so many, and the blocks' sums in turn: one by one
 * in the first block, and then each block as a whole.
 *
 * @param blocks how many numbers a block has, of each level
 * @param large more than 1, and the others negative, or 1, and they are positive
 */
function lost(count: number, blocks: readonly number[], large: 1 | 1.0000001192092896): Float32Array {
  const share = (large > 1 ? -1 : 1) * UNIT * (1 - 2 ** -10);
  return Float32Array.from({ length: count }, (_, at) => {
    if (at === 0) return large;
    let whole = 1;
    let inBlock = 1;
    for (const size of blocks) {
      whole *= size;
      if (at >= whole) inBlock = whole;
    }
    return share / inBlock;
  });
}

function networkOf(...layers: Partial<NetworkNode>[]): Network {
  const nodes = layers.map((layer, at): NetworkNode => {
    const own = { name: `v${at}`, op: 'Relu', inputs: [at === 0 ? 'x' : `v${at - 1}`], output: `v${at}` };
    return { ...own, attributes: {}, weights: {}, ...layer };
  });
  return { name: 'lost', input: { name: 'x', shape: [1] }, nodes, output: `v${layers.length - 1}` };
}

/** The one input, to all outputs. */
function spread(outputs: number): Partial<NetworkNode> {
  const weight = { shape: [1, outputs], data: new Float32Array(outputs).fill(1) };
  const bias = { shape: [outputs], data: new Float32Array(outputs) };
  return { op: 'Gemm', attributes: { alpha: 1, beta: 1 }, weights: { weight, bias } };
}

/** The bounds of rows of the same coefficients, for inputs in a range; of rows that pass back as a chain, or layer by layer. */
async function boundsOf(network: Network, row: Float32Array, [from, to]: [number, number], isChain: boolean) {
  const ready = uploadNetwork(network);
  const box = { lower: Float32Array.of(from), upper: Float32Array.of(to) };
  const bounds = await boundValues(ready, box, 1, 'real', NO_CHECKPOINT);
  const rows = tf.tidy(() => tf.tile(tf.tensor2d(row, [1, row.length]), [ROWS, 1]));
  const context = { ready, bounds, batch: 1, rounding: 'real' as const };
  const found = await lowerBounds(
    isChain ? context : { ...context, atInput: () => {} },
    network.output,
    rows,
    NO_CHECKPOINT,
  );
  rows.dispose();
  disposeBounds(bounds);
  ready.dispose();
  return found;
}

/** Numbers that float64 adds exactly. */
function sumOf(numbers: Float32Array): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

describe.each(['wasm', 'plain wasm'] as const)('what rounding loses all in one direction, on %s', (backend) => {
  beforeAll(() => startTestBackend(backend));

  it.each([
    ['of a chain', true, [32]],
    ['layer by layer', false, [32, 8]],
  ] as const)('is allowed for in products %s', async (_, isChain, blocks) => {
    const row = lost(OUTPUTS, blocks, 1.0000001192092896);
    const exact = sumOf(row);
    // Nearly all that is lost anywhere: else these numbers would test nothing.
    const terms = isChain ? 31 + OUTPUTS / 32 - 1 : 31 + 7 + OUTPUTS / 256 - 1;
    expect(row[0]).toBeGreaterThan(exact * (1 + 0.99 * gamma(terms, UNIT)));
    const found = await boundsOf(networkOf(spread(OUTPUTS)), row, [1, 1], isChain);
    for (const bound of found) {
      expect(bound).toBeLessThanOrEqual(exact);
      expect(bound).toBeGreaterThan(exact - 0.4 * (row[0] as number) * gamma(terms, UNIT));
    }
  });

  it.each([
    ['of a chain', true],
    ['layer by layer', false],
  ] as const)('is allowed for in what relaxations add %s', async (_, isChain) => {
    const row = lost(32, [32], 1).map((number) => -number);
    // Below its line through (−1, 0) and (1, 1), max(0, x) is at 1 as large as that.
    const exact = sumOf(row);
    for (const bound of await boundsOf(networkOf(spread(32), {}), row, [-1, 1], isChain)) {
      expect(bound).toBeLessThanOrEqual(exact);
      expect(bound).toBeGreaterThan(exact - 1e-5);
    }
  });
});
