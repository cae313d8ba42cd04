import { beforeAll, expect, test } from 'vitest';
import { readOnnx } from '../../formats/onnx/readOnnx';
import { startTestBackend } from '../../testing/backend';
import { boundNetwork } from '../../testing/boundNetwork';
import { node, onnxFile } from '../../testing/onnxFile';
import { runNetwork } from '../../testing/runNetwork';

beforeAll(() => startTestBackend('wasm'));

const joined = (sizes: readonly number[], axis: number, second = 'minus') => {
  const nodes = [
    node('Neg', ['x'], 'minus'),
    node('Flatten', ['x'], 'flat'),
    { ...node('Concat', ['x', second], 'y', { axis }), name: 'join' },
  ];
  return readOnnx(onnxFile({ inputs: { x: ['N', ...sizes] }, nodes }), 'joined');
};

test.each([
  ['vectors', [2], 1, [1, 2, -1, -2]],
  ['channels', [2, 1, 1], 1, [1, 2, -1, -2]],
  ['columns', [2, 1, 1], -1, [1, -1, 2, -2]],
] as const)('joins %s', (_, sizes, axis, expected) => {
  const network = joined(sizes, axis);
  expect([...runNetwork(network, Float32Array.of(1, 2))]).toEqual(expected);
  const { lower } = boundNetwork(network, Float32Array.of(1, 2), Float32Array.of(1, 2), 'real');
  expect([...lower]).toEqual(expected);
});

test('refuses the batch, and sizes that differ', () => {
  expect(() => joined([2], 0)).toThrow('Node 3 (Concat “join”): It works along the batch dimension.');
  expect(() => joined([2, 1, 1], 1, 'flat')).toThrow('Node 3 (Concat “join”): Its inputs differ in other sizes');
});
