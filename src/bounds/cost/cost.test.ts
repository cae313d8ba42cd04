import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Method } from '../../catalog/methods';
import type { Network, NetworkNode } from '../../network/network';
import { sizeOf } from '../../network/network';
import { flattening } from '../../network/ops/move/flatten';
import { inferShapes } from '../../network/shapes';
import { planNetwork, uploadNetwork } from '../../network/upload';
import { startTestBackend } from '../../testing/backend';
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
import { bytesOfNetwork, bytesOfPasses } from './room';

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

/** Random numbers that are always the same. */
function numbers(count: number, scale: number): Float32Array {
  return Float32Array.from({ length: count }, (_, at) => scale * Math.sin(12.9898 * (at + 1)));
}

/** Convolutions with strides, a residual block and a pool of maxima over pictures of colour. */
function convolutional(size: number, channels: number): Network {
  const conv = (input: string, output: string, from: number, to: number, stride: number): NetworkNode => ({
    name: output,
    op: 'Conv',
    inputs: [input],
    output,
    attributes: { strides: [stride, stride], pads: [1, 1, 1, 1], dilations: [1, 1], groups: 1 },
    weights: { filter: { shape: [3, 3, from, to], data: numbers(9 * from * to, 1 / (3 * from)) } },
  });
  const simple = (op: string, inputs: string[], output: string, attributes = {}): NetworkNode => ({
    name: output,
    op,
    inputs,
    output,
    attributes,
    weights: {},
  });
  const pool = { kernel: [2, 2], strides: [2, 2], pads: [0, 0, 0, 0], dilations: [1, 1], ceil: false };
  const flat = flattening('pooled', [size / 4, size / 4, channels], 'flat');
  const length = (size / 4) ** 2 * channels;
  return {
    name: 'convolutional',
    input: { name: 'x', shape: [size, size, 3] },
    nodes: [
      conv('x', 'c1', 3, channels, 2),
      simple('Relu', ['c1'], 'r1'),
      conv('r1', 'c2', channels, channels, 1),
      simple('Relu', ['c2'], 'r2'),
      conv('r2', 'c3', channels, channels, 1),
      simple('Add', ['c3', 'r1'], 'sum'),
      simple('Relu', ['sum'], 'r3'),
      simple('MaxPool', ['r3'], 'pooled', pool),
      flat,
      {
        ...simple('Gemm', ['flat'], 'y', { alpha: 1, beta: 1 }),
        weights: { weight: { shape: [length, 10], data: numbers(10 * length, 1 / Math.sqrt(length)) } },
      },
    ],
    output: 'y',
  };
}

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
