import { beforeAll, describe, expect, it } from 'vitest';
import { readOnnx } from '../formats/models/onnx/readOnnx';
import type { Network } from '../network/network';
import { uploadNetwork } from '../network/upload';
import { startTestBackend } from '../testing/backend';
import { type ConstantInput, oneNode } from '../testing/networks/oneNode';
import { floats, node, onnxFile } from '../testing/networks/onnxFile';
import { lastLayer } from './lastLayer';

beforeAll(() => startTestBackend('cpu'));

const MATRIX: ConstantInput = [
  [2, 3],
  [1, 2, 3, 4, 5, 6],
];

function vectorsOf(network: Network): number[][] {
  const ready = uploadNetwork(network);
  const { classes, width, values } = lastLayer(ready).vectors;
  ready.dispose();
  return Array.from({ length: classes }, (_, row) => [...values.subarray(row * width, (row + 1) * width)]);
}

describe('lastLayer', () => {
  it('gives a weight vector for each class', () => {
    expect(vectorsOf(oneNode({ op: 'Gemm', sizes: [2], others: [MATRIX] }))).toEqual([
      [1, 4],
      [2, 5],
      [3, 6],
    ]);
    expect(vectorsOf(oneNode({ op: 'MatMul', sizes: [2], others: [MATRIX] }))).toEqual([
      [1, 4],
      [2, 5],
      [3, 6],
    ]);
  });

  it('refuses a tree of decisions, with the remedy', () => {
    const network = { ...oneNode({ op: 'Gemm', sizes: [2], others: [MATRIX] }), decisions: [0, 1, 2] };
    expect(() => vectorsOf(network)).toThrow(/last layer for each of them.*which images are misclassified/);
  });

  it('counts a factor in', () => {
    const scaled = oneNode({ op: 'Gemm', sizes: [2], others: [MATRIX], attributes: { alpha: { float: 0.1 } } });
    expect(vectorsOf(scaled)[0]).toEqual([0.1, 0.4].map((value) => expect.closeTo(value, 6)));
  });

  it('leaves a bias out, and what follows it', () => {
    const constants = [floats('w', [2, 3], [1, 2, 3, 4, 5, 6]), floats('b', [3], [7, 8, 9])];
    const nodes = [node('MatMul', ['x', 'w'], 'p'), node('Add', ['p', 'b'], 'z'), node('Identity', ['z'], 'y')];
    const file = onnxFile({ inputs: { x: ['N', 2] }, nodes, constants });
    expect(vectorsOf(readOnnx(file, 'biased'))).toEqual([
      [1, 4],
      [2, 5],
      [3, 6],
    ]);
  });

  it('leaves a bias out that is subtracted, and takes nothing that is subtracted from', () => {
    const constants = [floats('w', [2, 3], [1, 2, 3, 4, 5, 6]), floats('b', [3], [7, 8, 9])];
    const ending = (inputs: string[]) =>
      onnxFile({
        inputs: { x: ['N', 2] },
        nodes: [node('MatMul', ['x', 'w'], 'p'), node('Sub', inputs, 'y')],
        constants,
      });
    expect(vectorsOf(readOnnx(ending(['p', 'b']), 'biased'))[0]).toEqual([1, 4]);
    expect(() => vectorsOf(readOnnx(ending(['b', 'p']), 'turned'))).toThrow(/Sub.*no weight vector for each class/);
  });

  it('takes a convolution of one pixel whose maps are pooled to the logits', () => {
    const constants = [floats('w', [3, 2, 1, 1], [1, 4, 2, 5, 3, 6])];
    const nodes = [node('Conv', ['x', 'w'], 'c'), node('GlobalAveragePool', ['c'], 'p'), node('Flatten', ['p'], 'y')];
    const file = onnxFile({ inputs: { x: ['N', 2, 4, 4] }, nodes, constants });
    expect(vectorsOf(readOnnx(file, 'pooled'))).toEqual([
      [1, 4],
      [2, 5],
      [3, 6],
    ]);
  });

  it('names the node that has no vector for each class', () => {
    const pool = { op: 'MaxPool', sizes: [3, 2, 2], attributes: { kernel_shape: [2, 2] } };
    expect(() => vectorsOf(oneNode(pool))).toThrow(/MaxPool “layer”.*features/);
    const constants = [floats('w', [1, 2, 3, 3], new Array(18).fill(1))];
    const nodes = [node('Conv', ['x', 'w'], 'c'), node('Flatten', ['c'], 'y')];
    const file = onnxFile({ inputs: { x: ['N', 2, 4, 4] }, nodes, constants });
    expect(() => vectorsOf(readOnnx(file, 'spatial'))).toThrow(/Conv.*no weight vector for each class/);
  });
});
