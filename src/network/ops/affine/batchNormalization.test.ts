import { beforeAll, expect, test } from 'vitest';
import { readOnnx } from '../../../formats/models/onnx/readOnnx';
import { startTestBackend } from '../../../testing/backend';
import { boundNetwork } from '../../../testing/boundNetwork';
import { oneNode } from '../../../testing/networks/oneNode';
import { floats, node, onnxFile } from '../../../testing/networks/onnxFile';

beforeAll(() => startTestBackend('wasm'));

const vector = (...values: number[]) => [[values.length], values] as const;
// γ = (2, −1), β = (1, 0), μ = (3, 4), σ² + ε = (4, 1).
const VECTORS = [vector(2, -1), vector(1, 0), vector(3, 4), vector(3.5, 0.5)];
const attributes = { epsilon: { float: 0.5 } };

test('accounts for a mean that nearly cancels', () => {
  const vectors = [vector(1 / 3), vector(1e6 / 3), vector(1e6), vector(0.7)].map(
    ([sizes, values]) => [sizes, values.map(Math.fround)] as const,
  );
  const network = oneNode({ op: 'BatchNormalization', sizes: [1], others: vectors, attributes });
  const x = Float32Array.of(1e6);
  const [gamma, beta, mean, variance] = vectors.map(([, [value]]) => value) as [number, number, number, number];
  const exact = (gamma * (1e6 - mean)) / Math.sqrt(variance + 0.5) + beta;
  const { lower, upper } = boundNetwork(network, x, x, 'float32');
  expect(lower[0]).toBeLessThan(exact);
  expect(upper[0]).toBeGreaterThan(exact);
});

test.each([
  ['training mode', { attributes: { training_mode: 1 } }, 'It is in training mode or per position.'],
  ['a negative variance', { others: [...VECTORS.slice(0, 3), vector(1, -2)] }, 'Its variance -2 of channel 1 plus 0.5'],
  [
    'vectors of different lengths',
    { others: [...VECTORS.slice(0, 3), vector(1)] },
    'Its four vectors have different lengths.',
  ],
  ['another number of channels', { sizes: [3] }, 'It is made for 2 channels and its input has 3.'],
] as const)('refuses %s', (_, options, message) => {
  const build = () => oneNode({ op: 'BatchNormalization', sizes: [2], others: VECTORS, attributes, ...options });
  expect(build).toThrow(`Node 1 (BatchNormalization “layer”): ${message}`);
});

test('refuses training mode as old opsets write it', () => {
  const vectors = VECTORS.map(([sizes, values], index) => floats(`c${index}`, sizes, values));
  const normalization = node('BatchNormalization', ['x', 'c0', 'c1', 'c2', 'c3'], 'y');
  const nodes = [{ ...normalization, output: ['y', 'mean', 'variance'] }];
  // Whatever the first dimension is: a batch, exactly one item, or several that are part of the input.
  for (const x of [
    ['N', 2],
    [1, 2],
    [3, 2],
  ]) {
    const build = () => readOnnx(onnxFile({ opset: 13, inputs: { x }, nodes, constants: vectors }), 'test');
    expect(build).toThrow('Node 1 (BatchNormalization “y”): It is in training mode');
  }
});
