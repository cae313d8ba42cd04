import { expect, test } from 'vitest';
import { readOnnx } from '../../../formats/models/onnx/readOnnx';
import { node, onnxFile } from '../../../testing/networks/onnxFile';

const joined = (sizes: readonly number[], axis: number, second = 'minus') => {
  const nodes = [
    node('Neg', ['x'], 'minus'),
    node('Flatten', ['x'], 'flat'),
    { ...node('Concat', ['x', second], 'y', { axis }), name: 'join' },
  ];
  return readOnnx(onnxFile({ inputs: { x: ['N', ...sizes] }, nodes }), 'joined');
};

test('refuses the batch, and sizes that differ', () => {
  expect(() => joined([2], 0)).toThrow('Node 3 (Concat “join”): It works along the batch dimension.');
  expect(() => joined([2, 1, 1], 1, 'flat')).toThrow(
    'Node 3 (Concat “join”): Its inputs have different numbers of dimensions.',
  );
});
