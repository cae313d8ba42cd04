import { beforeAll, describe, expect, test } from 'vitest';
import { readOnnx } from '../../../formats/models/onnx/readOnnx';
import { startTestBackend } from '../../../testing/backend';
import { oneNode } from '../../../testing/networks/oneNode';
import { floats, node, onnxFile } from '../../../testing/networks/onnxFile';
import { runNetwork } from '../../../testing/runNetwork';

const WEIGHT = [
  [2, 3],
  [1, 2, 3, 4, 5, 6],
] as const;

beforeAll(() => startTestBackend('wasm'));

describe('Gemm', () => {
  test.each([
    ['transA', { sizes: [2], attributes: { transA: 1 } }, 'It multiplies matrices that the batch is a side of.'],
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
  ] as const)('refuses %s', (_, options, message) => {
    expect(() => oneNode({ op: 'MatMul', others: [WEIGHT], ...options })).toThrow(message);
  });
});
