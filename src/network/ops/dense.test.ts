import { beforeAll, describe, expect, test } from 'vitest';
import { readOnnx } from '../../formats/onnx/readOnnx';
import { startTestBackend } from '../../testing/backend';
import { boundNetwork } from '../../testing/boundNetwork';
import { oneNode } from '../../testing/oneNode';
import { floats, node, onnxFile } from '../../testing/onnxFile';
import { runNetwork } from '../../testing/runNetwork';

const WEIGHT = [
  [2, 3],
  [1, 2, 3, 4, 5, 6],
] as const;

beforeAll(() => startTestBackend('wasm'));

describe('Gemm', () => {
  test.each([
    ['x·W', {}, [], [21, 27, 33]],
    ['x·W + b', {}, [[[3], [1, 2, 3]]], [22, 29, 36]],
    ['a scalar bias', {}, [[[], [7]]], [28, 34, 40]],
    [
      'a row as bias',
      {},
      [
        [
          [1, 3],
          [1, 2, 3],
        ],
      ],
      [22, 29, 36],
    ],
    [
      'alpha and beta that can be multiplied in',
      { alpha: { float: 0.5 }, beta: { float: 2 } },
      [[[3], [1, 2, 3]]],
      [12.5, 17.5, 22.5],
    ],
  ] as const)('computes %s', (_, attributes, bias, expected) => {
    const network = oneNode({ op: 'Gemm', sizes: [2], others: [WEIGHT, ...bias], attributes });
    expect([...runNetwork(network, Float32Array.of(1, 5))]).toEqual(expected);
  });

  test('transposes the weight when told so', () => {
    const network = oneNode({ op: 'Gemm', sizes: [3], others: [WEIGHT], attributes: { transB: 1 } });
    expect([...runNetwork(network, Float32Array.of(1, 10, 100))]).toEqual([321, 654]);
  });

  test('scales afterwards when alpha times the weight is no float32 number', () => {
    const third = Math.fround(1 / 3);
    const network = oneNode({
      op: 'Gemm',
      sizes: [1],
      others: [
        [[1, 1], [third]],
        [[1], [1]],
      ],
      attributes: { alpha: { float: third }, beta: { float: third } },
    });
    const exact = third * third * 3 + third;
    expect(runNetwork(network, Float32Array.of(3))[0]).toBeCloseTo(exact, 6);
    const { lower, upper } = boundNetwork(network, Float32Array.of(3), Float32Array.of(3), 'real');
    expect(lower[0]).toBeLessThan(exact);
    expect(upper[0]).toBeGreaterThan(exact);
    expect((upper[0] as number) - (lower[0] as number)).toBeLessThan(1e-5);
  });

  test('bounds by the sign of the weights', () => {
    const network = oneNode({
      op: 'Gemm',
      sizes: [2],
      others: [
        [
          [2, 1],
          [-1, 5],
        ],
      ],
    });
    const bounds = boundNetwork(network, Float32Array.of(4, 1), Float32Array.of(6, 5), 'none');
    expect(bounds).toEqual({ lower: Float32Array.of(-1), upper: Float32Array.of(21) });
  });

  test.each([
    ['transA', { sizes: [2], attributes: { transA: 1 } }, 'It transposes its input (transA)'],
    ['a wrong size', { sizes: [3] }, 'Its weight takes 2 values and its input has 3.'],
    ['an image', { sizes: [2, 1, 1] }, 'Its input has the shape [batch, 2, 1, 1]; it takes vectors [batch, n].'],
    [
      'a bias that does not fit',
      { sizes: [2], others: [WEIGHT, [[2], [1, 2]] as const] },
      'Its bias [2] does not fit its 3 outputs.',
    ],
  ] as const)('refuses %s', (_, options, message) => {
    const build = () => oneNode({ op: 'Gemm', others: [WEIGHT], ...options });
    expect(build).toThrow(`Node 1 (Gemm “layer”): ${message}`);
  });
});

describe('MatMul', () => {
  test('multiplies vectors', () => {
    const network = oneNode({ op: 'MatMul', sizes: [2], others: [WEIGHT] });
    expect([...runNetwork(network, Float32Array.of(1, 5))]).toEqual([21, 27, 33]);
  });

  test('multiplies along the last axis', () => {
    const network = oneNode({ op: 'MatMul', sizes: [2, 2], others: [WEIGHT] });
    expect([...runNetwork(network, Float32Array.of(1, 5, 0, 1))]).toEqual([21, 27, 33, 4, 5, 6]);
    const { lower, upper } = boundNetwork(network, Float32Array.of(1, 5, 0, 1), Float32Array.of(1, 5, 1, 1), 'none');
    expect([...lower]).toEqual([21, 27, 33, 4, 5, 6]);
    expect([...upper]).toEqual([21, 27, 33, 5, 7, 9]);
  });

  test('multiplies a bare vector from either side', () => {
    const file = (inputs: string[]) => {
      const constants = [floats('w', [2, 2], [1, 2, 3, 4])];
      return onnxFile({ inputs: { x: [2] }, nodes: [node('MatMul', inputs, 'y')], constants });
    };
    const x = Float32Array.of(1, 10);
    expect([...runNetwork(readOnnx(file(['x', 'w']), 'right'), x)]).toEqual([31, 42]);
    expect([...runNetwork(readOnnx(file(['w', 'x']), 'left'), x)]).toEqual([21, 43]);
  });

  test.each([
    ['a constant from the left', { sizes: [2], xAt: 1 }, 'It multiplies a constant from the left.'],
    [
      'a weight of three dimensions',
      {
        sizes: [2],
        others: [
          [
            [1, 2, 1],
            [1, 2],
          ] as const,
        ],
      },
      'Its weight has the sizes [1, 2, 1]',
    ],
    ['images', { sizes: [1, 1, 2] }, 'it takes vectors or rows of vectors.'],
  ] as const)('refuses %s', (_, options, message) => {
    expect(() => oneNode({ op: 'MatMul', others: [WEIGHT], ...options })).toThrow(message);
  });
});
