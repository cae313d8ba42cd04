import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Method } from '../../catalog/methods';
import { type Network, type NetworkNode, sizeOf } from '../../network/network';
import { inferShapes } from '../../network/shapes';
import { planNetwork, uploadNetwork } from '../../network/upload';
import { startTestBackend } from '../../testing/backend';
import { convolutional, numbers } from '../../testing/networks/convolutional';
import { denseNetwork } from '../../testing/networks/denseNetwork';
import { watchPeak } from '../../testing/watchPeak';
import { attack } from '../attack/attack';
import { insideBox } from '../attack/insideBox';
import { NO_CHECKPOINT } from '../checkpoint';
import { inputBox } from '../inputBox';
import { BOUNDS_BY } from '../methods';
import { bytesOfAttack, workOfAttack } from './attackCost';
import { bytesFor, methodCost } from './methodCost';
import { roughRowCosts, rowCost } from './passCost';
import { bytesOfNetwork, bytesOfPasses, bytesOfSearch, subproblemsAtOnce } from './room';

beforeAll(() => startTestBackend('wasm'));

/** Two inputs, three hidden units, two outputs. */
const SMALL = denseNetwork([
  {
    weight: [
      [1, 2, 3],
      [4, 5, 6],
    ],
    bias: [0, 0, 0],
  },
  {
    weight: [
      [1, -1],
      [1, 1],
      [-1, 1],
    ],
    bias: [0, 0],
  },
]);

describe('the cost of a row', () => {
  it('counts what it multiplies and holds', () => {
    const planned = planNetwork(SMALL, inferShapes(SMALL));
    // Two outputs times three products, three units times two.
    expect(rowCost(planned, 'dense1', new Map())).toMatchObject({
      multiplications: 12,
      choices: 8,
      largest: 3,
      nodes: 3,
    });
    expect(rowCost(planned, 'dense0', new Map())).toMatchObject({ multiplications: 6, choices: 3, largest: 3 });
  });

  it('is much the same where it is counted roughly', () => {
    const planned = planNetwork(SMALL, inferShapes(SMALL));
    const rough = roughRowCosts(planned);
    for (const value of ['dense0', 'dense1']) expect(rough.get(value)).toEqual(rowCost(planned, value, new Map()));
  });

  it('is counted within a second of a chain of 10,000 nodes', () => {
    const names = Array.from({ length: 10_000 }, (_, at) => `v${at}`);
    const nodes = names.map((output, at): NetworkNode => {
      const inputs = [at === 0 ? 'x' : `v${at - 1}`];
      return { name: output, op: at % 2 === 0 ? 'Neg' : 'Relu', inputs, output, attributes: {}, weights: {} };
    });
    const network = { name: 'chain', input: { name: 'x', shape: [4] }, nodes, output: 'v9999' };
    const planned = planNetwork(network, inferShapes(network));
    const start = performance.now();
    expect(methodCost(planned, 'alpha-crown').steps).toBeGreaterThan(10_000);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it('is counted of a plan as of a network on the device', () => {
    const network = convolutional(16, 4);
    const ready = uploadNetwork(network);
    const planned = planNetwork(network, ready.shapes);
    for (const method of ['ibp', 'crown', 'alpha-crown'] as const) {
      expect(methodCost(planned, method)).toEqual(methodCost(ready, method));
    }
    ready.dispose();
  });
});

describe('the cost of a method', () => {
  it('counts the rows of outputs, margins and hidden units', () => {
    const planned = planNetwork(SMALL, inferShapes(SMALL));
    expect(methodCost(planned, 'ibp').rows).toBe(0);
    // Two outputs from both sides and two margins; the hidden units' intervals are exact.
    expect(methodCost(planned, 'crown').rows).toBe(6);
    expect(methodCost(planned, 'crown', 5).rows).toBe(30);
  });

  it.each([2, 600])(
    'counts a chain of %d layers as one program: half a step a node, nothing in memory, four products of five',
    (layers) => {
      const weight = [
        [1, 2],
        [3, 4],
      ];
      const network = denseNetwork(Array.from({ length: layers }, () => ({ weight, bias: [0, 0] })));
      const { usual, ...most } = methodCost(planNetwork(network, inferShapes(network)), 'crown-ibp');
      const nodes = 2 * layers - 1;
      // A step a node of the intervals; of six rows (two outputs from both sides, two margins) half of one, or four one by one.
      expect([usual.steps, most.steps]).toEqual([1.5 * nodes, 5 * nodes]);
      expect(usual.multiplications.exact).toBeCloseTo(0.8 * 6 * 4 * layers, 6);
      expect(usual.numbers).toBe(2 * 2 * nodes);
    },
  );

  it('rises with every method and with the boxes', () => {
    const network = convolutional(16, 4);
    const planned = planNetwork(network, inferShapes(network));
    const bytes = (['ibp', 'crown-ibp', 'crown', 'alpha-crown'] as const).map((method) => bytesFor(planned, method));
    expect(bytes).toEqual(bytes.toSorted((a, b) => a - b));
    expect(bytesFor(planned, 'crown', 8)).toBeGreaterThan(bytesFor(planned, 'crown'));
  });

  it.each<[Method, number, number]>([
    ['crown-ibp', 64, 16],
    ['crown', 32, 8],
    ['alpha-crown', 16, 4],
  ])('predicts within a factor of two what passes of %s hold', async (method, size, channels) => {
    const ready = uploadNetwork(convolutional(size, channels));
    const { input } = ready.network;
    const values = Float64Array.from({ length: sizeOf(input.shape) }, (_, at) => ((at * 37) % 101) / 101);
    const before = tf.memory().numBytes;
    const peak = watchPeak();
    await BOUNDS_BY[method].bound(ready, inputBox(values, 0.1, [0, 1], 'real'), [0], 'real', NO_CHECKPOINT);
    const held = peak() - before;
    const predicted = methodCost(ready, method).bytes - bytesOfPasses(ready, 1);
    expect(predicted / held).toBeGreaterThan(0.5);
    expect(predicted / held).toBeLessThan(2);
    ready.dispose();
  });

  it('halves how many subproblems are bounded at once until they have room, to two of them', () => {
    const planned = planNetwork(SMALL, inferShapes(SMALL));
    const row = bytesOfSearch(rowCost(planned, 'dense1', new Map()));
    const room = (count: number) => ({
      ...planned,
      memory: (bytesOfPasses(planned, count) + 3 * count * row + 1) / 0.8,
    });
    expect([128, 64, 2].map((count) => subproblemsAtOnce(room(count), 3, 128))).toEqual([128, 64, 2]);
    expect(subproblemsAtOnce({ ...planned, memory: 1 }, 3, 128)).toBe(2);
  });

  it.each([
    [64, 16],
    [96, 8],
  ])('predicts within a factor of two what an attack on pictures of %d pixels holds', async (size, channels) => {
    const ready = uploadNetwork(convolutional(size, channels));
    const { input } = ready.network;
    const values = Float64Array.from({ length: sizeOf(input.shape) }, (_, at) => ((at * 37) % 101) / 101);
    const before = tf.memory().numBytes;
    const peak = watchPeak();
    const settings = { restarts: 1, steps: 2, seed: 1, until: 'all' } as const;
    await attack(ready, insideBox(values, 0.1, [0, 1]), [0], settings, NO_CHECKPOINT);
    const held = peak() - before;
    const predicted = bytesOfAttack(ready) - bytesOfNetwork(ready, 0);
    expect(predicted / held).toBeGreaterThan(0.5);
    expect(predicted / held).toBeLessThan(2);
    ready.dispose();
  });

  it('counts the passes of an attack: of each other class, restart and step one forward and one back', () => {
    const planned = planNetwork(SMALL, inferShapes(SMALL));
    // Twelve products, both ways, four looks at two descents; nothing where there is no other class.
    expect(workOfAttack(planned, { restarts: 2, steps: 3 })?.multiplications.plain).toBe(12 * 2 * 4 * 2);
    const one = denseNetwork([{ weight: [[1], [1]], bias: [0] }]);
    expect(workOfAttack(planNetwork(one, inferShapes(one)), { restarts: 2, steps: 3 })).toBeNull();
  });

  it.each<[Method, Network]>([
    ['crown-ibp', convolutional(8, 2)],
    ['crown', convolutional(8, 2)],
    ['alpha-crown', SMALL],
  ])('finds the same bounds by %s in as little memory as it takes', async (method, network) => {
    const ready = uploadNetwork(network);
    const values = Float64Array.from(numbers(sizeOf(network.input.shape), 0.5), Math.abs);
    const box = inputBox(values, 0.02, [0, 1], 'real');
    const little = { ...ready, memory: 1 };
    const [usual, sparing] = await Promise.all(
      [ready, little].map((each) => BOUNDS_BY[method].bound(each, box, [1], 'real', NO_CHECKPOINT)),
    );
    expect(sparing?.nodes).toEqual(usual?.nodes);
    for (const end of ['lower', 'upper'] as const) {
      sparing?.margins[end].forEach((bound, at) => {
        expect(bound).toBeCloseTo(usual?.margins[end][at] as number, 4);
      });
    }
    ready.dispose();
  });
});
