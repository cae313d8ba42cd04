import { describe, expect, test } from 'vitest';
import { checkFinite, LARGEST_ACTIVATION } from './limits';
import type { Network, NetworkNode } from './network';
import { inferShapes } from './shapes';

const relu = (input: string, output: string): NetworkNode => ({
  name: output,
  op: 'Relu',
  inputs: [input],
  output,
  attributes: {},
  weights: {},
});
const dense = (weight: readonly number[], inputs: number): NetworkNode => ({
  ...relu('x', 'y'),
  op: 'Gemm',
  name: 'fc',
  attributes: { alpha: 1, beta: 1 },
  weights: { weight: { shape: [inputs, weight.length / inputs], data: Float32Array.from(weight) } },
});
const network = (nodes: readonly NetworkNode[], output = 'y', shape: readonly number[] = [2]): Network => ({
  name: 'test',
  input: { name: 'x', shape },
  nodes,
  output,
});

test('shapes follow the nodes', () => {
  const shapes = inferShapes(network([dense([1, 2, 3, 4, 5, 6], 2), relu('y', 'z')], 'z'));
  expect([...shapes]).toEqual([
    ['x', [2]],
    ['y', [3]],
    ['z', [3]],
  ]);
});

test('weights that are not finite are refused, with their place', () => {
  expect(() => checkFinite(dense([1, Number.NaN], 2).weights)).toThrow(
    'Its weight is NaN at position 1; weights must be finite',
  );
  expect(() => checkFinite(dense([1, 2], 2).weights)).not.toThrow();
});

describe('inferring shapes refuses', () => {
  test.each([
    [
      'a size that does not fit',
      network([dense([1, 2, 3], 3)]),
      'Gemm “fc”: Its weight takes 3 values and its input has 2.',
    ],
    [
      'a value from nowhere',
      network([relu('ghost', 'y')]),
      'Relu “y”: It reads “ghost”, which nothing before it computes.',
    ],
    ['a wrong order', network([relu('b', 'y'), relu('x', 'b')]), 'Relu “y”: It reads “b”, which nothing before it'],
    [
      'an unknown operation',
      network([{ ...relu('x', 'y'), op: 'TopK' }]),
      'TopK “y”: The operation TopK is not supported.',
    ],
    [
      'a size of 0',
      network([relu('x', 'y')], 'y', [0]),
      'The shape [batch, 0] has a size that is not a positive integer.',
    ],
    ['half a size', network([relu('x', 'y')], 'y', [1.5]), 'The shape [batch, 1.5] has a size that is not a positive'],
    ['too many values', network([relu('x', 'y')], 'y', [LARGEST_ACTIVATION + 1]), 'has too many values for one sample'],
    ['too many dimensions', network([relu('x', 'y')], 'y', [1, 1, 1, 1, 1, 1]), 'has too many dimensions (at most 6).'],
  ] as const)('%s', (_, candidate, message) => {
    expect(() => inferShapes(candidate)).toThrow(message);
  });
});
