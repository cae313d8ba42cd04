import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { uploadNetwork } from '../../network/upload';
import { startTestBackend } from '../../testing/backend';
import { LINEAR } from '../../testing/networks/byHand';
import { type Dense, denseNetwork } from '../../testing/networks/denseNetwork';
import { CancelledError, NO_CHECKPOINT } from '../checkpoint';
import { type AttackSettings, attack } from './attack';
import { insideBox } from './insideBox';

beforeAll(async () => {
  await startTestBackend('wasm');
});

const SETTINGS: AttackSettings = { restarts: 2, steps: 20, seed: 1, until: 'all' };

async function attackDense(layers: readonly Dense[], x: readonly number[], epsilon: number, settings = SETTINGS) {
  const ready = uploadNetwork(denseNetwork(layers));
  const findings = await attack(ready, insideBox(x, epsilon, null), [0], settings, NO_CHECKPOINT);
  ready.dispose();
  return findings;
}

describe('attack', () => {
  it('reaches the corners of a box where a linear network is worst', async () => {
    // z₀ − z₁ = 2x + y, z₀ − z₂ = x − 2y + 2, over [0.5, 1.5]².
    const { margins, points, counterexamples } = await attackDense([LINEAR], [1, 1], 0.5);
    expect([...margins].map(Math.fround)).toEqual([0, 1.5, -0.5]);
    expect([...points.subarray(2, 6)].map(Math.fround)).toEqual([0.5, 0.5, 0.5, 1.5]);
    expect(counterexamples[0]?.label).toBe(2);
    expect(counterexamples[0]?.margin).toBe(margins[2]);
  });

  it('finds what a random start reaches and the centre does not', async () => {
    // z₁ − z₀ = relu(|x| − 1) − ½ has no slope around 0, and is ½ at ±2.
    const layers: Dense[] = [
      { weight: [[1, -1]], bias: [-1, -1] },
      {
        weight: [
          [0, 1],
          [0, 1],
        ],
        bias: [0.5, 0],
      },
    ];
    expect((await attackDense(layers, [0], 2, { ...SETTINGS, restarts: 1 })).counterexamples).toEqual([undefined]);
    const { counterexamples } = await attackDense(layers, [0], 2, { ...SETTINGS, restarts: 12 });
    expect(Math.abs(counterexamples[0]?.input[0] as number)).toBeGreaterThan(1.5);
  });

  it('does not take the rounding of float32 for a counterexample', async () => {
    // z₀ − z₁ = (x + 2³⁰) − 2³⁰ − x + 1 is 1, but float32 has multiples of 64 at 2³⁰.
    const layers: Dense[] = [
      { weight: [[1, 1]], bias: [2 ** 30, 0] },
      {
        weight: [
          [1, 0],
          [0, 1],
        ],
        bias: [1 - 2 ** 30, 0],
      },
    ];
    const exactly = {
      weight: [
        [1, 0],
        [0, 1],
      ],
      bias: [-(2 ** 30), -1],
    };
    const { margins, counterexamples } = await attackDense([layers[0] as Dense, exactly], [50], 40);
    expect(margins[1]).toBeCloseTo(1, 6);
    expect(counterexamples).toEqual([undefined]);
  });

  it('does not take a margin for negative that float64 cannot tell from zero', async () => {
    // z₁ is z₀ summed in another order: the margin is zero, whatever the roundings say.
    const share = Math.fround(0.1);
    const twice: Dense = {
      weight: [
        [share, share],
        [share, share],
        [1e9, 1e9],
      ],
      bias: [0, 0],
    };
    const back: Dense = {
      weight: [
        [1, 0],
        [0, 1],
      ],
      bias: [0, 2 ** -40],
    };
    const { counterexamples } = await attackDense([twice, back], [0.3, 0.7, 0.1], 0.01);
    expect(counterexamples).toEqual([undefined]);
  });

  it('makes no claim about a network with one output', async () => {
    const { margins, counterexamples } = await attackDense([{ weight: [[1]], bias: [0] }], [1], 1);
    expect([...margins]).toEqual([0]);
    expect(counterexamples).toEqual([undefined]);
  });

  it('takes the input itself where the box is that point', async () => {
    const { counterexamples } = await attackDense([LINEAR], [0.1, 2.7], 0);
    expect([...(counterexamples[0]?.input ?? [])]).toEqual([0.1, 2.7]);
  });

  it('finds the same from the same seed, and for a sample what it finds for it alone', async () => {
    const layers: Dense[] = [
      LINEAR,
      {
        weight: [
          [1, -1, 2],
          [-1, 2, 0.5],
          [1, 1, -1],
        ],
        bias: [0.5, 0, 0],
      },
    ];
    const ready = uploadNetwork(denseNetwork(layers));
    const run = (x: number[], labels: number[], seed: number) =>
      attack(ready, insideBox(x, 0.3, null), labels, { ...SETTINGS, restarts: 3, seed }, NO_CHECKPOINT);
    const both = await run([1, 2, -1, 0.5], [0, 1], 7);
    expect(await run([1, 2, -1, 0.5], [0, 1], 7)).toEqual(both);
    expect([...(await run([-1, 0.5], [1], 7)).margins]).toEqual([...both.margins.subarray(3)]);
    ready.dispose();
  });

  it('ends when it is cancelled, leaves no tensors behind and reports how far it is', async () => {
    const ready = uploadNetwork(denseNetwork([LINEAR]));
    const before = tf.memory().numTensors;
    let calls = 0;
    const cancelled = async () => {
      if (++calls === 5) throw new CancelledError();
    };
    const box = insideBox([1, 1], 0.1, null);
    await expect(attack(ready, box, [0], SETTINGS, cancelled)).rejects.toThrow(CancelledError);
    expect(calls).toBe(5);
    const shares: number[] = [];
    await attack(ready, box, [0], SETTINGS, NO_CHECKPOINT, (share) => shares.push(share));
    expect(shares).toEqual([0, 0.5, 1]);
    expect(tf.memory().numTensors).toBe(before);
    ready.dispose();
  });
});
