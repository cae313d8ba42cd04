import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { forward64 } from '../../../network/forward64';
import { type ReadyNetwork, uploadNetwork } from '../../../network/upload';
import { startTestBackend } from '../../../testing/backend';
import { imageOfFew } from '../../../testing/networks/imageOfFew';
import { NO_CHECKPOINT } from '../../checkpoint';
import { decide } from '../decide';
import type { FloatProperty } from '../floatProperty';
import type { TreeState } from '../treeCount';
import { boxesAmong } from './part';

it('knows which parts are of one box', () => {
  const [low, middle, high] = [Float32Array.of(0), Float32Array.of(1), Float32Array.of(2)];
  const parts = [
    { lower: low, upper: high },
    { lower: low, upper: middle },
    { lower: low, upper: high },
    { lower: middle, upper: high },
  ];
  expect(boxesAmong(parts)).toEqual([[0, 2], [1], [3]]);
});

describe('alternatives of one region in a large network', () => {
  const network = imageOfFew({ inputs: 2, side: 8, channels: [3, 16, 16], outputs: 3 }, 5);
  const region = {
    outside: { lower: Float32Array.of(-1, -1), upper: Float32Array.of(-0.25, 0) },
    inside: { lower: Float64Array.of(-1, -1), upper: Float64Array.of(-0.25, 0) },
  };
  const STEPS = 24;
  let ready: ReadyNetwork;
  let sampled: readonly Float64Array[];

  beforeAll(async () => {
    await startTestBackend('wasm');
    ready = uploadNetwork(network);
    sampled = Array.from({ length: (STEPS + 1) ** 2 }, (_, at) => {
      const [x, y] = [at % (STEPS + 1), Math.floor(at / (STEPS + 1))];
      return forward64(network, ready.shapes, Float64Array.of(-1 + (0.75 * x) / STEPS, -1 + y / STEPS));
    });
  });

  /** That each output is above its least value among samples, less a share of what it is apart. */
  const property = (shares: readonly number[]): FloatProperty =>
    shares.map((share, output) => {
      const values = sampled.map((outputs) => outputs[output] as number);
      const [least, most] = [Math.min(...values), Math.max(...values)];
      const limit = least - share * (most - least);
      const row = {
        coefficients: Float32Array.from({ length: 3 }, (_, at) => Number(at === output)),
        limit: { up: limit, down: limit },
        isStrict: false,
      };
      return { region, rows: [row] };
    });

  it('are split together, verified where each is, and counted one by one', async () => {
    const seen: TreeState[] = [];
    const options = { rounding: 'real', timeout: 60_000, onState: (state: TreeState) => seen.push(state) } as const;
    const asked = property([0.1, 0.2, 4]);
    const { verdict, state, provedMargin } = await decide(ready, asked, options, NO_CHECKPOINT);
    expect(verdict).toBe('verified');
    expect(state.share).toBeCloseTo(1, 10);
    expect(state.open).toBe(0);
    expect(state.verified).toBeGreaterThan(8);
    for (const [output, { rows }] of asked.entries()) {
      const margin = Math.min(...sampled.map((values) => values[output] as number)) - (rows[0]?.limit.up ?? 0);
      expect(provedMargin(output)).toBeGreaterThanOrEqual(0);
      expect(provedMargin(output)).toBeLessThanOrEqual(margin);
    }
    for (const { levels, verified, undecided, open, share } of seen) {
      expect(levels.reduce((sum, level) => sum + level.verified, 0)).toBe(verified);
      expect(levels.reduce((sum, level) => sum + level.unknown, 0)).toBe(undecided + open);
      expect(levels.reduce((sum, level, at) => sum + level.verified / 2 ** at, 0) / 3).toBeCloseTo(share, 10);
    }
  });

  it('are falsified where one of them is, and leave no tensors behind', async () => {
    const options = { rounding: 'real', timeout: 60_000 } as const;
    // What is made of weights once stays.
    const before = tf.memory().numTensors;
    const { verdict, witness } = await decide(ready, property([4, 4, -0.02]), options, NO_CHECKPOINT);
    await decide(ready, property([0.5]), options, NO_CHECKPOINT);
    expect(tf.memory().numTensors).toBe(before);
    expect(verdict).toBe('falsified');
    expect(witness?.alternative).toBe(2);
  });
});
