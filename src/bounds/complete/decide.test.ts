import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { uploadNetwork } from '../../network/upload';
import { startTestBackend } from '../../testing/backend';
import { decideOn, limitProperty, randomLayers } from '../../testing/decideOn';
import { type Dense, denseNetwork } from '../../testing/networks/denseNetwork';
import { decimalBelow, exactMinimum } from '../../testing/networks/exactMinimum';
import { CancelledError, NO_CHECKPOINT } from '../checkpoint';
import { methodCost } from '../cost/methodCost';
import { decide } from './decide';
import type { FloatProperty } from './floatProperty';
import { roomForOpen } from './tree';
import type { TreeState } from './treeCount';

beforeAll(() => startTestBackend('wasm'));

/** How far from the minimum a limit is decided: leaves, where the network is linear, are solved by ascent alone. */
const GAP = 1e-3;

describe('splitting units', () => {
  it.each([1, 2])('agrees with the exact minimum over all patterns of activation, network %i', async (seed) => {
    const layers = randomLayers(seed, [2, 4, 3, 1]);
    const network = denseNetwork(layers);
    const minimum = Number(
      decimalBelow(
        exactMinimum(layers, [
          [-1, 1],
          [-1, 1],
        ]),
        20,
      ),
    );
    for (const rounding of ['real', 'float32'] as const) {
      expect((await decideOn(network, minimum - GAP, { rounding })).verdict).toBe('verified');
      expect((await decideOn(network, minimum + GAP, { rounding })).verdict).toBe('falsified');
    }
    // By splits of inputs exact arithmetic decides; by those of units a leaf that float32 cannot tell stays unknown, and ends.
    for (const splits of ['units', 'inputs'] as const) {
      const { verdict, reason } = await decideOn(network, minimum - 1e-6, { splits });
      expect(splits === 'inputs' ? ['verified'] : ['verified', 'precision']).toContain(reason ?? verdict);
      expect((await decideOn(network, minimum + 1e-6, { splits })).verdict).toBe('falsified');
    }
  });

  it('splits leaky units too', async () => {
    const layers = randomLayers(7, [2, 3, 2, 1]);
    const plain = denseNetwork(layers);
    const nodes = plain.nodes.map((node) =>
      node.op === 'Relu' ? { ...node, op: 'LeakyRelu', attributes: { alpha: 0.25 } } : node,
    );
    // leaky(x) = relu(x) − relu(−x)/4, which a wider layer computes by plain units.
    const doubled = layers.map(({ weight, bias }, layer): Dense => {
      const isLast = layer === layers.length - 1;
      const rows = layer === 0 ? weight : weight.flatMap((row) => [row, row.map((w) => -w / 4)]);
      const split = (row: readonly number[]) => (isLast ? [...row] : row.flatMap((w) => [w, -w]));
      return { weight: rows.map(split), bias: split(bias) };
    });
    const leaky = { ...plain, nodes };
    const minimum = Number(
      decimalBelow(
        exactMinimum(doubled, [
          [-1, 1],
          [-1, 1],
        ]),
        20,
      ),
    );
    expect((await decideOn(leaky, minimum - 1)).verdict).toBe('verified');
    expect((await decideOn(leaky, minimum + GAP)).verdict).toBe('falsified');
  });
});

it.each(['inputs', 'units'] as const)(
  'accounts for coefficients that are no float32 numbers, splitting %s',
  async (splits) => {
    const ready = uploadNetwork(
      denseNetwork([
        { weight: [[1, -1]], bias: [0, 0] },
        { weight: [[1], [1]], bias: [1] },
      ]),
    );
    const [asked] = limitProperty(1, 0.5);
    const row = { ...asked?.rows[0], coefficients: Float32Array.of(1), limit: { up: 0.9, down: 0.9 }, isStrict: false };
    const decideWith = (inexact: Float64Array, timeout = 60_000) => {
      const all = { rounding: 'real', timeout, splits } as const;
      return decide(ready, [{ ...asked, rows: [{ ...row, inexact }] } as FloatProperty[number]], all, NO_CHECKPOINT);
    };
    // |x| + 1 is above 0.9, but not by a fifth of itself.
    expect((await decideWith(Float64Array.of(0.01))).verdict).toBe('verified');
    expect((await decideWith(Float64Array.of(0.2), 500)).verdict).not.toBe('verified');
    ready.dispose();
  },
);

describe('a decision', () => {
  const hard = denseNetwork(randomLayers(11, [24, 32, 32, 1]));

  it('reports its tree, ends in time, keeps to its memory, and leaves no tensors behind', async () => {
    const seen: TreeState[] = [];
    await decideOn(hard, -480, { timeout: 300 });
    const before = tf.memory().numTensors;
    const start = process.cpuUsage();
    const { verdict, state } = await decideOn(hard, -480, { timeout: 600, onState: (one) => seen.push(one) });
    expect(['timeout', 'verified']).toContain(verdict);
    // Its own time, as a busy machine may make it wait for as long as it likes.
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(3000);
    expect({ ...(seen.at(-1) ?? state), milliseconds: 0 }).toEqual({ ...state, milliseconds: 0 });
    const worst = seen.map((one) => one.worst);
    expect(worst).toEqual([...worst].sort((a, b) => a - b));
    for (const { levels, verified, undecided, open, share } of seen) {
      expect(levels.reduce((sum, level) => sum + level.verified, 0)).toBe(verified);
      expect(levels.reduce((sum, level) => sum + level.unknown, 0)).toBe(undecided + open);
      // Every leaf of a level has half of what those above it have.
      expect(levels.reduce((sum, level, at) => sum + level.verified / 2 ** at, 0)).toBeCloseTo(share, 10);
    }
    const few = await decideOn(hard, -480, { mostOpen: 2 });
    expect(['unknown', 'verified']).toContain(few.verdict);
    if (few.verdict === 'unknown') expect(few.reason).toBe('memory');
    expect(tf.memory().numTensors).toBe(before);
  });

  it('leaves open what there is room for beside all that bounding takes, at most half', () => {
    const ready = uploadNetwork(hard);
    const { bytes } = methodCost(ready, 'complete');
    expect(roomForOpen({ ...ready, memory: bytes + 3e7 })).toBeCloseTo(3e7, -1);
    expect(roomForOpen({ ...ready, memory: 1e10 })).toBe(5e9);
    ready.dispose();
  });

  it.each(['inputs', 'units'] as const)('gives up when what is open takes its memory, splitting %s', async (splits) => {
    const ready = uploadNetwork(hard);
    const seen: TreeState[] = [];
    const options = {
      rounding: 'real',
      timeout: 60_000,
      splits,
      onState: (state: TreeState) => seen.push(state),
    } as const;
    const asked = limitProperty(24, -420);
    const { verdict, reason, state } = await decide({ ...ready, memory: 5e4 }, asked, options, NO_CHECKPOINT);
    expect([verdict, reason]).toEqual(['unknown', 'memory']);
    expect(state.open).toBeGreaterThan(0);
    // A fiftieth of that is no more than some, and those of one round.
    expect(state.open).toBeLessThan(2000);
    ready.dispose();
  });

  it('counts turns of the message queue as time, and pauses not', async () => {
    const ready = uploadNetwork(hard);
    let [held, waits] = [0, 0];
    const wait = async () => {
      const before = performance.now();
      await new Promise((resolve) => setTimeout(resolve, 4));
      if (++waits % 4 === 0) held += performance.now() - before;
    };
    const checkpoint = Object.assign(wait, { held: () => held });
    const start = performance.now();
    const how = { rounding: 'real', timeout: 400, splits: 'units' } as const;
    const { verdict, state } = await decide(ready, limitProperty(24, -480), how, checkpoint);
    const worked = performance.now() - start - held;
    expect(verdict).toBe('timeout');
    expect(held).toBeGreaterThan(0);
    expect(Math.abs(state.milliseconds - worked)).toBeLessThan(20);
    ready.dispose();
  });

  it.each(['inputs', 'units'] as const)('can be cancelled at every step of splitting %s', async (splits) => {
    const ready = uploadNetwork(hard);
    const cancelAfter = async (steps: number) => {
      let left = steps;
      const checkpoint = async () => {
        if (left-- === 0) throw new CancelledError();
      };
      const running = decide(ready, limitProperty(24, -480), { rounding: 'real', timeout: 60_000, splits }, checkpoint);
      await expect(running).rejects.toThrow(CancelledError);
    };
    // What is made of weights once stays.
    await cancelAfter(120);
    const before = tf.memory().numTensors;
    for (const steps of [3, 40, 120]) await cancelAfter(steps);
    expect(tf.memory().numTensors).toBe(before);
    ready.dispose();
  });
});
