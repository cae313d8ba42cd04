import { beforeAll, expect, it } from 'vitest';
import { startTestBackend } from '../../testing/backend';
import { forward64 } from '../forward64';
import type { Network, NetworkNode } from '../network';
import { uploadNetwork } from '../upload';
import { joinSums } from './joinedSums';

beforeAll(() => startTestBackend('cpu'));

const weight = { shape: [2, 2], data: Float32Array.of(1, -2, 0.5, 3) };
const constant = { shape: [2], data: Float32Array.of(-1, 4) };

function node(op: string, inputs: readonly string[], output: string, weights: NetworkNode['weights'] = {}) {
  return { name: output, op, inputs, output, attributes: {}, weights };
}

const LAYERS = [
  node('MatMul', ['x'], 'product', { weight }),
  node('Add', ['product'], 'sum', { constant }),
  node('Relu', ['sum'], 'on'),
  node('MatMul', ['on'], 'last', { weight }),
];

function networkOf(nodes: readonly NetworkNode[], output: string): Network {
  return { name: 'sums', input: { name: 'x', shape: [2] }, nodes, output };
}

it('writes a product and what is added to it as one layer of the same function', () => {
  const ready = uploadNetwork(networkOf([...LAYERS, node('Add', ['last'], 'y', { constant })], 'y'));
  const joined = joinSums(ready) as Network;
  expect(joined.nodes.map(({ op }) => op)).toEqual(['Gemm', 'Relu', 'Gemm']);
  const again = uploadNetwork(joined);
  for (const point of [Float64Array.of(0, 0), Float64Array.of(3, -1), Float64Array.of(-2, 5)]) {
    const values = [ready, again].map(({ network, shapes }) => [...forward64(network, shapes, point)]);
    expect(values[1]).toEqual(values[0]);
  }
  ready.dispose();
  again.dispose();
});

it.each([
  ['that others read, too', [...LAYERS, node('Add', ['last', 'product'], 'y')], 'y'],
  ['that nothing constant is added to', LAYERS.slice(0, 1), 'product'],
  ['that are the output themselves', LAYERS, 'product'],
])('leaves products alone %s', (_, nodes, output) => {
  const ready = uploadNetwork(networkOf(nodes, output));
  expect(joinSums(ready)).toBeUndefined();
  ready.dispose();
});
