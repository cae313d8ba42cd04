import { describe, expect, test } from 'vitest';
import { oneNode } from '../../../testing/networks/oneNode';

test.each([
  [
    'Reshape',
    { sizes: [4], others: [{ integers: [-1, 2] }] },
    'It makes [2, 2] of a single sample, so that the batch is no longer the first dimension.',
  ],
  ['Reshape', { sizes: [4], others: [{ integers: [0, 3] }] }, '[1, 4] cannot be given the shape [0, 3].'],
  ['Reshape', { sizes: [4], others: [{ integers: [-1, -1] }] }, '[1, 4] cannot be given the shape [-1, -1].'],
  ['Reshape', { sizes: [4], others: [{ integers: [0, -2, -2] }] }, '[1, 4] cannot be given the shape [0, -2, -2].'],
  ['Transpose', { sizes: [4] }, 'Its order [1, 0] moves the batch.'],
  ['Transpose', { sizes: [4], attributes: { perm: [0, 0] } }, 'Its axes [0, 0] do not fit 2 dimensions.'],
  ['Squeeze', { sizes: [4], others: [{ integers: [1] }] }, 'It removes axis 1 of [1, 4], whose size is not 1.'],
  ['Unsqueeze', { sizes: [4], others: [{ integers: [9] }] }, 'Its axes [9] do not fit 3 dimensions.'],
] as const)('%s refuses %o', (op, options, message) => {
  expect(() => oneNode({ op, ...options })).toThrow(`Node 1 (${op} “layer”): ${message}`);
});

describe('Pad', () => {
  test.each([
    [
      'a padding of which nothing is known',
      { attributes: { mode: 'mirror' }, others: [{ integers: [0, 0, 0, 1, 0, 0, 0, 1] }] },
      'It pads by “mirror”. Pad by constant, edge, reflect or wrap.',
    ],
    ['the batch', { others: [{ integers: [1, 0, 0, 0, 0, 0, 0, 0] }] }, 'It works along the batch dimension.'],
    ['too few pads', { others: [{ integers: [1, 0] }] }, 'It has 2 pads for 4 dimensions.'],
    ['cropping everything', { others: [{ integers: [0, 0, 0, -2, 0, 0, 0, 0] }] }, 'It crops more than there is.'],
  ] as const)('refuses %s', (_, options, message) => {
    expect(() => oneNode({ op: 'Pad', sizes: [2, 1, 2], ...options })).toThrow(`Node 1 (Pad “layer”): ${message}`);
  });
});
