import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Network, NetworkNode } from '../../network/network';
import { reshaping } from '../../network/ops/move/reshape';
import { uploadNetwork } from '../../network/upload';
import { startTestBackend } from '../../testing/backend';
import { decideOn, limitProperty, randomLayers } from '../../testing/decideOn';
import { type Dense, denseNetwork } from '../../testing/networks/denseNetwork';
import { decimalBelow, exactMinimum } from '../../testing/networks/exactMinimum';
import { NO_CHECKPOINT } from '../checkpoint';
import { decide } from './decide';

beforeAll(() => startTestBackend('wasm'));

describe('splitting smooth units', () => {
  /** tanh(2x + 2y) + tanh(−2x − 2y), which is 0: only where both intervals are short do relaxations decide. */
  const opposite: Network = (() => {
    const { nodes, ...rest } = denseNetwork([
      {
        weight: [
          [2, -2],
          [2, -2],
        ],
        bias: [0, 0],
      },
      { weight: [[1], [1]], bias: [0] },
    ]);
    return { ...rest, nodes: nodes.map((node) => (node.op === 'Relu' ? { ...node, op: 'Tanh' } : node)) };
  })();

  it.each(['real', 'float32'] as const)(
    'decides what relaxations over the whole interval leave unknown, rounding %s',
    async (rounding) => {
      const { verdict, state } = await decideOn(opposite, -0.8, { rounding });
      expect(verdict).toBe('verified');
      expect(state.verified).toBeGreaterThan(2);
      expect((await decideOn(opposite, 0.01, { rounding })).verdict).toBe('falsified');
    },
  );

  it('claims nothing that is false', async () => {
    const { verdict } = await decideOn(opposite, 0, { rounding: 'real', timeout: 500 });
    expect(['timeout', 'falsified']).toContain(verdict);
  });
});

describe('units of one hidden layer, bounded anew by what the limit leaves', () => {
  it.each([3, 4, 5, 6])(
    'are decided as the exact minimum says, and no more is claimed than that, network %i',
    async (seed) => {
      const layers = randomLayers(seed, [2, 9, 1]);
      const network = denseNetwork(layers);
      const box: [number, number][] = [
        [-1, 1],
        [-1, 1],
      ];
      const minimum = Number(decimalBelow(exactMinimum(layers, box), 20));
      for (const below of [0.01, 0.1, 2]) {
        const { verdict, provedMargin } = await decideOn(network, minimum - below);
        expect(verdict).toBe('verified');
        expect(provedMargin(0)).toBeGreaterThanOrEqual(0);
        expect(provedMargin(0)).toBeLessThanOrEqual(below * (1 + 1e-9));
        expect((await decideOn(network, minimum + below)).verdict).toBe('falsified');
      }
    },
  );

  it('are split without being asked where more than twelve inputs are free', async () => {
    const ready = uploadNetwork(denseNetwork(randomLayers(8, [14, 12, 1])));
    const asked = limitProperty(14, -40);
    const [alone, boxes] = [{}, { splits: 'inputs' }] as const;
    const [byUnits, byBoxes] = await Promise.all(
      [alone, boxes].map((options) =>
        decide(ready, asked, { rounding: 'real', timeout: 60_000, ...options }, NO_CHECKPOINT),
      ),
    );
    expect([byUnits?.verdict, byBoxes?.verdict]).toEqual(['verified', 'verified']);
    expect(byUnits?.state.verified).toBeLessThan(20);
    expect(byBoxes?.state.verified).toBeGreaterThan(100);
    ready.dispose();
  });
});

describe('splitting maxima', () => {
  const pool = { kernel: [1, 2], strides: [1, 2], pads: [0, 0, 0, 0], dilations: [1, 1], ceil: false };

  /** Three maxima of two values each, and a sum of them. */
  function pairs([first, last]: readonly [Dense, Dense]): Network {
    const { nodes, ...rest } = denseNetwork([first, last]);
    const [values, , sum] = nodes as [NetworkNode, NetworkNode, NetworkNode];
    const image = reshaping(values.output, [3, 2, 1], 'image');
    const largest = {
      name: 'largest',
      op: 'MaxPool',
      inputs: ['image'],
      output: 'largest',
      attributes: pool,
      weights: {},
    };
    return {
      ...rest,
      nodes: [values, image, largest, reshaping('largest', [3], 'flat'), { ...sum, inputs: ['flat'] }],
    };
  }

  /** The same by plain ReLUs: max(a, b) = relu(a − b) + relu(b) − relu(−b). */
  function asUnits([first, last]: readonly [Dense, Dense]): Dense[] {
    const three = ([a, b]: readonly number[]) => [(a as number) - (b as number), b as number, -(b as number)];
    const ofPairs = (row: readonly number[]) => [0, 2, 4].flatMap((at) => three(row.slice(at, at + 2)));
    return [
      { weight: first.weight.map(ofPairs), bias: ofPairs(first.bias) },
      { weight: last.weight.flatMap(([w = 0]) => [[w], [w], [-w]]), bias: last.bias },
    ];
  }

  it.each([3, 4, 5])('agrees with the exact minimum, network %i', async (seed) => {
    const [first] = randomLayers(seed, [2, 6]) as [Dense];
    const [last] = randomLayers(seed + 100, [3, 1]) as [Dense];
    const box = [
      [-1, 1],
      [-1, 1],
    ] as const;
    const minimum = Number(decimalBelow(exactMinimum(asUnits([first, last]), box), 20));
    const network = pairs([first, last]);
    for (const rounding of ['real', 'float32'] as const) {
      const { verdict, state } = await decideOn(network, minimum - 0.01, { rounding });
      expect(verdict).toBe('verified');
      for (const { value } of state.gains) expect(['largest', 'dense0']).toContain(value);
      expect((await decideOn(network, minimum + 0.01, { rounding })).verdict).toBe('falsified');
    }
    expect((await decideOn(network, minimum - 1e-9, { timeout: 200 })).verdict).not.toBe('falsified');
    expect((await decideOn(network, minimum + 1e-9, { timeout: 200 })).verdict).not.toBe('verified');
  });

  it('decides what relaxations leave unknown, reports the maximum, and leaves no tensors behind', async () => {
    // |x| + |y| − |x + y| is nowhere below 0.
    const signed = [1, -1, 0, 0, 1, -1];
    const network = pairs([
      { weight: [signed, [0, 0, 1, -1, 1, -1]], bias: signed.map(() => 0) },
      { weight: [[1], [1], [-1]], bias: [0] },
    ]);
    const { verdict, state } = await decideOn(network, -0.1);
    expect(verdict).toBe('verified');
    expect(state.verified).toBeGreaterThan(1);
    expect(state.gains.map(({ value }) => value)).toContain('largest');
    const before = tf.memory().numTensors;
    expect((await decideOn(network, -0.01)).verdict).toBe('verified');
    expect(tf.memory().numTensors).toBe(before);
  });
});
