import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Rounding } from '../../../kernels/rounding/rounding';
import { type Network, type NetworkNode, type Shape, sizeOf } from '../../../network/network';
import { uploadNetwork } from '../../../network/upload';
import { startTestBackend } from '../../../testing/backend';
import { imageOfFew } from '../../../testing/networks/imageOfFew';
import { randomConvNetwork } from '../../../testing/networks/randomConvNetwork';
import { NO_CHECKPOINT } from '../../checkpoint';
import { inputBox } from '../../inputBox';
import { boundValues } from '../../methods/ibp';
import { disposeBounds } from '../../valueBounds';
import { lowerBounds } from '../backwardPass';
import { chainOf } from './chainOf';

beforeAll(() => startTestBackend('wasm'));

function node(op: string, input: string, output: string, more: Partial<NetworkNode> = {}): NetworkNode {
  return { name: output, op, inputs: [input], output, attributes: {}, weights: {}, ...more };
}

const dense = node('Gemm', 'v', 'y', {
  attributes: { alpha: 1, beta: 1 },
  weights: { weight: { shape: [4, 1], data: new Float32Array([1, 2, 3, 4]) } },
});

function networkOf(nodes: readonly NetworkNode[], shape: Shape): Network {
  return { name: 'test', input: { name: 'x', shape }, nodes, output: 'y' };
}

describe('the way from a value back to the input', () => {
  it('is a chain where activations and layers follow each other, and a dense layer reads an image', () => {
    const flat = node('Flatten', 'r', 'v', {
      attributes: { before: [0, 3, 1, 2], shape: [4], after: [] } as unknown as NetworkNode['attributes'],
    });
    const ready = uploadNetwork(networkOf([node('Relu', 'x', 'r'), flat, dense], [1, 2, 2]));
    const plan = chainOf(ready, 'y');
    expect(plan?.links.map(({ kind }) => kind)).toEqual(['products', 'relaxation']);
    // ONNX has all of the first channel, then all of the second: weights 1 and 2, then 3 and 4.
    expect(plan?.links[0]).toMatchObject({ input: [1, 2, 2], filter: { data: new Float32Array([1, 3, 2, 4]) } });
    ready.dispose();
  });

  it('begins at a matrix as at a row of numbers', () => {
    const flat = node('Flatten', 'x', 'v', {
      attributes: { before: [], shape: [4], after: [] } as unknown as NetworkNode['attributes'],
    });
    const ready = uploadNetwork(networkOf([flat, dense], [2, 2]));
    const { weight } = dense.weights;
    expect(chainOf(ready, 'y')?.links).toMatchObject([{ input: [1, 1, 4], filter: { data: weight?.data } }]);
    ready.dispose();
  });

  it('is none where values meet', () => {
    const sum = { ...node('Add', 'r', 'v'), inputs: ['r', 'x'] };
    const ready = uploadNetwork(networkOf([node('Relu', 'x', 'r'), sum, dense], [4]));
    expect(chainOf(ready, 'y')).toBeUndefined();
    ready.dispose();
  });
});

/** Compares chains from all values to passes layer by layer; gives how many there are. */
async function tryChains(network: Network, center: readonly number[], rounding: Rounding): Promise<number> {
  let chains = 0;
  const ready = uploadNetwork(network);
  const other = center.map((x) => Math.fround(x / 2));
  const box = inputBox([...center, ...other], 0.25, null, rounding);
  const bounds = await boundValues(ready, box, 2, rounding, NO_CHECKPOINT);
  const context = { ready, bounds, batch: 2, rounding };
  for (const { output } of network.nodes) {
    if (!chainOf(ready, output)) continue;
    chains++;
    const shape = ready.shapes.get(output) as Shape;
    const size = sizeOf(shape);
    const rows = tf.tidy(() => tf.reshape(tf.tile(tf.eye(size), [2, 1]), [-1, ...shape]));
    const found = await lowerBounds(context, output, rows, NO_CHECKPOINT);
    // Who looks at what arrives at the input has it passed back layer by layer.
    const expected = await lowerBounds({ ...context, atInput: () => {} }, output, rows, NO_CHECKPOINT);
    const scale = Math.max(1, ...expected.map(Math.abs));
    const differences = found.map((bound, row) => Math.abs(bound - (expected[row] as number)) / scale);
    expect(Math.max(...differences)).toBeLessThan(1e-4);
    rows.dispose();
  }
  disposeBounds(bounds);
  ready.dispose();
  return chains;
}

it('gives what passing back layer by layer gives, but for rounding', async () => {
  let chains = 0;
  await fc.assert(
    fc.asyncProperty(
      randomConvNetwork,
      fc.constantFrom('none', 'real', 'float32'),
      async ({ network, center }, rounding) => {
        chains += await tryChains(network, center, rounding);
      },
    ),
    { numRuns: 15 },
  );
  expect(chains).toBeGreaterThan(10);
});

it('loses no more where one channel is far larger than its neighbour, which has the larger weight', async () => {
  const layer = (input: string, output: string, shape: readonly number[], data: readonly number[]) => {
    const weights = { weight: { shape, data: Float32Array.from(data) } };
    return node('Gemm', input, output, { attributes: { alpha: 1, beta: 1 }, weights });
  };
  const nodes = [
    layer('x', 'apart', [2, 2], [10_000, 0, 0, 0.001]),
    node('Relu', 'apart', 'on'),
    layer('on', 'sum', [2, 1], [0.02, 2000]),
    node('Relu', 'sum', 'y'),
  ];
  expect(await tryChains(networkOf(nodes, [2]), [1, 0.25], 'real')).toBe(nodes.length);
});

describe('what moves numbers', () => {
  const weightOf = (inputs: number, outputs: number, numbers: readonly number[]) => {
    return { weight: { shape: [inputs, outputs], data: Float32Array.from(numbers) } };
  };
  const layer = (input: string, output: string, weights: NetworkNode['weights']) => {
    return node('Gemm', input, output, { attributes: { alpha: 1, beta: 1 }, weights });
  };

  it('is no negation, not even of a single number', async () => {
    const nodes = [
      layer('x', 'sum', weightOf(2, 1, [1, -2])),
      node('Neg', 'sum', 'negated'),
      layer('negated', 'some', weightOf(1, 2, [3, -1])),
      node('Relu', 'some', 'on'),
      layer('on', 'one', weightOf(2, 1, [1, -4])),
      node('Neg', 'one', 'y'),
    ];
    for (const rounding of ['none', 'real', 'float32'] as const) {
      expect(await tryChains(networkOf(nodes, [2]), [1, 0.25], rounding)).toBe(nodes.length);
    }
  });

  it('may be another thing before each of the layers that share a matrix', async () => {
    const shared = weightOf(3, 3, [1, -2, 0.5, 3, 0.25, -1, -0.5, 2, 4]);
    const taken = (input: string, output: string, indices: readonly number[]) => {
      return node('Gather', input, output, { attributes: { axis: 0, indices } });
    };
    const nodes = [
      taken('x', 'first', [1, 2, 0]),
      layer('first', 'some', shared),
      node('Relu', 'some', 'on'),
      taken('on', 'second', [2, 0, 1]),
      layer('second', 'y', shared),
    ];
    for (const rounding of ['none', 'real', 'float32'] as const) {
      expect(await tryChains(networkOf(nodes, [3]), [1, 0.25, -0.5], rounding)).toBe(3);
    }
  });
});

it.each(['none', 'real', 'float32'] as const)(
  'goes on where what a dense layer makes becomes an image, rounding %s',
  async (rounding) => {
    const network = imageOfFew({ inputs: 3, side: 4, channels: [2, 3], outputs: 2 }, 1);
    // From all values but the vector of an image that no layer has read yet.
    expect(await tryChains(network, [0.5, -0.25, 1], rounding)).toBe(network.nodes.length - 1);
  },
);
