import { expect, test } from 'vitest';
import { oneNode } from '../../testing/networks/oneNode';

test('Cast of an activation is refused, but to float32', () => {
  const build = () => oneNode({ op: 'Cast', sizes: [2], attributes: { to: 7 } });
  expect(build).toThrow('Node 1 (Cast “layer”): It casts an activation to a type other than float32.');
});

test('Dropout is refused while training', () => {
  const build = () => oneNode({ op: 'Dropout', sizes: [2], others: [[[], [0.5]], { integers: [1] }] });
  expect(build).toThrow('Node 1 (Dropout “layer”): It is in training mode. Call model.eval() before exporting.');
});
