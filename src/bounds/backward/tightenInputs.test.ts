import '../../kernels/autodiff/registerAutodiff';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { registerGradientKernels } from '../../kernels/autodiff/registerGradientKernels';
import type { Network, NetworkNode, ReadyNode } from '../../network/network';
import { operationOf } from '../../network/ops';
import type { FunctionErrors } from '../../network/statedErrors';
import { uploadNetwork } from '../../network/upload';
import { startTestBackend } from '../../testing/backend';
import { NO_CHECKPOINT } from '../checkpoint';
import { inputBox } from '../inputBox';
import { alphaCrown } from '../methods/alphaCrown';
import { crown } from '../methods/crown';

beforeAll(async () => {
  await startTestBackend('wasm');
  registerGradientKernels();
});

const ONE_BY_ONE = { strides: [1, 1], pads: [0, 0, 0, 0], dilations: [1, 1], groups: 1 };
const POOL = { kernel: [1, 2], strides: [1, 2], pads: [0, 0, 0, 0], dilations: [1, 1], ceil: false };
const EPSILON = 0.25;

function node(op: string, input: string, output: string, attributes: NetworkNode['attributes'] = {}): NetworkNode {
  return { name: output, op, inputs: [input], output, attributes, weights: {} };
}

function conv(input: string, output: string, weights: readonly number[], bias: readonly number[]): NetworkNode {
  const filter = { shape: [1, 1, weights.length / bias.length, bias.length], data: Float32Array.from(weights) };
  return {
    ...node('Conv', input, output, ONE_BY_ONE),
    weights: { filter, bias: { shape: [bias.length], data: Float32Array.from(bias) } },
  };
}

/**
 * v = first·(x + 10) − second·(x + 10) + 5 at two pixels, with ReLUs that never switch between: of width
 * 2|first − second|ε, while intervals have 2(first + second)ε.
 */
function networkOf(first: number, second: number, readers: readonly NetworkNode[]): Network {
  const nodes = [
    conv('x', 'before', [1, 1], [10, 10]),
    node('Relu', 'before', 'active'),
    conv('active', 'v', [first, -second], [5]),
    ...readers,
  ];
  const last = readers.at(-1) as NetworkNode;
  const output = { ...node('GlobalAveragePool', last.output, 'y') };
  return { name: 'test', input: { name: 'x', shape: [1, 2, 1] }, nodes: [...nodes, output], output: 'y' };
}

const METHODS = ['crown', 'alpha-crown'] as const;

/** Widths that bounds of v at the two pixels have. */
async function widths(method: (typeof METHODS)[number], network: Network): Promise<number[]> {
  const ready = uploadNetwork(network);
  const box = inputBox([0, 3], EPSILON, null, 'none');
  const { nodes } =
    method === 'crown'
      ? await crown(ready, box, [0], 'backward', 'none', NO_CHECKPOINT)
      : await alphaCrown(ready, box, [0], 'none', NO_CHECKPOINT, { iterations: 2 });
  ready.dispose();
  const v = nodes[network.nodes.findIndex(({ output }) => output === 'v')];
  return [...(v?.lower ?? [])].map((low, at) => (v?.upper[at] as number) - low);
}

const relu = node('Relu', 'v', 'relu');

describe.each(METHODS)('%s', (method) => {
  it.each([
    ['a maximum', [node('MaxPool', 'v', 'r', POOL)]],
    ['a maximum after an activation', [relu, node('MaxPool', 'relu', 'r', POOL)]],
    [
      'a maximum over all after two activations',
      [relu, node('Clip', 'relu', 'c', { min: 0, max: null }), node('GlobalMaxPool', 'c', 'r')],
    ],
    ['an activation after another', [relu, node('Sigmoid', 'relu', 'r')]],
    [
      'the second of two activations',
      [relu, node('Tanh', 'v', 'tanh'), { ...node('Add', 'relu', 'r'), inputs: ['relu', 'tanh'] }],
    ],
  ])('bounds a value tightly that %s wants tight', async (_, readers) => {
    for (const width of await widths(method, networkOf(1, 1, readers))) expect(width).toBeCloseTo(0, 5);
  });

  it('leaves values alone that nothing wants tight', async () => {
    const wide = [4 * EPSILON, 4 * EPSILON];
    expect(await widths(method, networkOf(1, 1, [relu]))).toEqual(wide);
    // v is 15 and 18 or more: the second is the largest whatever happens.
    const clear = networkOf(1.5, 0.5, [relu, node('MaxPool', 'relu', 'r', POOL)]);
    expect(await widths(method, clear)).toEqual(wide);
  });
});

it('bounds what two layers mix one after the other, though no activation lies between', async () => {
  const dense = (input: string, output: string, weights: readonly number[]): NetworkNode => ({
    ...node('Gemm', input, output, { alpha: 1, beta: 1 }),
    weights: { weight: { shape: [2, 2], data: Float32Array.from(weights) } },
  });
  // (x + y) + (x − y) = 2x, and 2y: at most 2 in [−1, 1], where intervals say 4.
  const network: Network = {
    name: 'mixed',
    input: { name: 'x', shape: [2] },
    nodes: [dense('x', 'first', [1, 1, 1, -1]), dense('first', 'second', [1, 1, 1, -1]), node('Relu', 'second', 'out')],
    output: 'out',
  };
  const ready = uploadNetwork(network);
  const { nodes } = await crown(ready, inputBox([0, 0], 1, null, 'real'), [0], 'backward', 'real', NO_CHECKPOINT);
  expect(Math.max(...(nodes[1]?.upper ?? []))).toBeLessThan(2.001);
  ready.dispose();
});

it('keeps what float32 executions lose in an activation before a maximum', async () => {
  const network = networkOf(1, 1, [node('Tanh', 'v', 'tanh'), node('MaxPool', 'tanh', 'r', POOL)]);
  const ready = uploadNetwork(network);
  const { nodes } = await crown(ready, inputBox([0, 3], 0, null, 'float32'), [0], 'backward', 'float32', NO_CHECKPOINT);
  const own = operationOf('Tanh').errors as FunctionErrors;
  const tanh = nodes[network.nodes.findIndex(({ output }) => output === 'tanh')];
  ready.dispose();
  const lost = own.execution(tf.zeros([2, 1]), ready.nodes[3] as ReadyNode) as number;
  for (const [at, low] of [...(tanh?.lower ?? [])].entries()) {
    expect((tanh?.upper[at] as number) - low).toBeGreaterThan(2 * lost);
  }
});
