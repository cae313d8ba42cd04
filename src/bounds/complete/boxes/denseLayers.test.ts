import { beforeAll, expect, it } from 'vitest';
import type { DenseLayer } from '../../../kernels/boxes/boundBoxes';
import { forward64 } from '../../../network/forward64';
import type { Network, NetworkNode } from '../../../network/network';
import { flattening } from '../../../network/ops/move/flatten';
import { reshaping } from '../../../network/ops/move/reshape';
import { uploadNetwork } from '../../../network/upload';
import { startTestBackend } from '../../../testing/backend';
import { denseLayersOf } from './denseLayers';

beforeAll(() => startTestBackend('wasm'));

const numbers = (length: number, salt: number) =>
  Float32Array.from({ length }, (_, at) => Math.fround(Math.sin(7 * at + salt)));

const node = (op: string, input: string, output: string, weights: NetworkNode['weights'] = {}, attributes = {}) => {
  return { name: output, op, inputs: [input], output, attributes, weights };
};
const constant = (shape: readonly number[], salt: number) => {
  return {
    constant: {
      shape,
      data: numbers(
        shape.reduce((product, length) => product * length, 1),
        salt,
      ),
    },
  };
};
const matrix = (inputs: number, outputs: number, salt: number) => {
  return { weight: { shape: [inputs, outputs], data: numbers(inputs * outputs, salt) } };
};

/** As ACAS Xu has it: an image less its mean, put into a row, products and sums apart. */
const NODES = [
  node('Sub', 'x', 'centred', constant([2, 3, 2], 1), { constantFirst: false }),
  flattening('centred', [2, 3, 2], 'row'),
  node('MatMul', 'row', 'product', matrix(12, 5, 2)),
  node('Add', 'product', 'sum', constant([5], 3)),
  node('Relu', 'sum', 'on'),
  node('MatMul', 'on', 'last', matrix(5, 3, 4)),
  node('Add', 'last', 'y', constant([3], 5)),
];

const networkOf = (nodes: readonly NetworkNode[], output: string): Network => {
  return { name: 'layers', input: { name: 'x', shape: [2, 3, 2] }, nodes, output };
};

/** What layers with ReLUs between them compute. */
function evaluate(layers: readonly DenseLayer[], point: Float64Array): number[] {
  let x = [...point];
  layers.forEach(({ outputs, weights, bias }, index) => {
    const z = [...bias].map((sum, output) =>
      x.reduce((all, value, at) => all + value * (weights[at * outputs + output] as number), sum),
    );
    x = index === layers.length - 1 ? z : z.map((value) => Math.max(0, value));
  });
  return x;
}

it('writes a network with all that is added and moved around its layers as the layers alone', () => {
  const ready = uploadNetwork(networkOf(NODES, 'y'));
  const layers = denseLayersOf(ready) as readonly DenseLayer[];
  expect(layers.map(({ inputs, outputs }) => [inputs, outputs])).toEqual([
    [12, 5],
    [5, 3],
  ]);
  for (const salt of [0, 1, 2]) {
    const point = Float64Array.from(numbers(12, salt));
    forward64(ready.network, ready.shapes, point).forEach((value, at) => {
      expect(evaluate(layers, point)[at]).toBeCloseTo(value, 12);
    });
  }
  // Sums of constants and products are rounded, which is said.
  expect(layers[0]?.lost.every((lost) => lost > 0 && lost < 1e-13)).toBe(true);
  ready.dispose();
});

it('keeps what a layer adds with its outputs where these are moved', () => {
  const bias = { bias: { shape: [6], data: numbers(6, 8) } };
  const moved = [
    flattening('x', [2, 3, 2], 'row'),
    node('Gemm', 'row', 'sum', { ...matrix(12, 6, 2), ...bias }, { alpha: 1, beta: 1 }),
    reshaping('sum', [1, 3, 2], 'image'),
    flattening('image', [1, 3, 2], 'flat'),
    node('Relu', 'flat', 'on'),
    node('MatMul', 'on', 'y', matrix(6, 3, 4)),
  ];
  const ready = uploadNetwork(networkOf(moved, 'y'));
  const layers = denseLayersOf(ready) as readonly DenseLayer[];
  expect(layers.length).toBe(2);
  const point = Float64Array.from(numbers(12, 1));
  forward64(ready.network, ready.shapes, point).forEach((value, at) => {
    expect(evaluate(layers, point)[at]).toBeCloseTo(value, 12);
  });
  ready.dispose();
});

it.each([
  ['another activation', [...NODES.slice(0, 4), node('Tanh', 'sum', 'on'), ...NODES.slice(5)], 'y'],
  ['two layers with nothing between them', [...NODES.slice(0, 4), node('MatMul', 'sum', 'y', matrix(5, 3, 4))], 'y'],
  ['an activation at its end', NODES.slice(0, 5), 'on'],
])('does not take a network with %s for layers with ReLUs between them', (_, nodes, output) => {
  const ready = uploadNetwork(networkOf(nodes, output));
  expect(denseLayersOf(ready)).toBeUndefined();
  ready.dispose();
});
