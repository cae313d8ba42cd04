import { expect, test } from 'vitest';
import { type OneNode, oneNode } from '../../../testing/networks/oneNode';

const pool = (op: string, attributes: OneNode['attributes'], sizes: readonly number[] = [1, 3, 3]) =>
  oneNode({ op, sizes, attributes: { kernel_shape: [2, 2], ...attributes } });

test.each([
  ['MaxPool', { kernel_shape: [2] }, 'Its kernel_shape [2] are not two positive integers.'],
  ['MaxPool', { pads: [2, 0, 0, 0] }, 'One of its windows lies wholly in the padding.'],
  ['ReduceMean', { axes: [0] }, 'It works along the batch dimension.'],
  ['ReduceMean', { axes: [7] }, 'Its axis 7 does not exist: the value has 4 dimensions.'],
  ['ReduceMean', {}, 'It has no axes, so that it would reduce the batch, too.'],
] as const)('%s is refused with %o', (op, attributes, message) => {
  expect(() => pool(op, attributes)).toThrow(`Node 1 (${op} “layer”): ${message}`);
});

test('a pool without a window is refused', () => {
  const build = () => oneNode({ op: 'MaxPool', sizes: [1, 3, 3] });
  expect(build).toThrow('Node 1 (MaxPool “layer”): It has no kernel_shape.');
});
