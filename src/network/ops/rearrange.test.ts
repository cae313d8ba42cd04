import { beforeAll, describe, expect, test } from 'vitest';
import { startTestBackend } from '../../testing/backend';
import { boundNetwork } from '../../testing/boundNetwork';
import { type OneNode, oneNode } from '../../testing/oneNode';
import { runNetwork } from '../../testing/runNetwork';
import { inferShapes } from '../shapes';

beforeAll(() => startTestBackend('wasm'));

// Two channels of a row of two: 1 2 | 3 4. Shapes below are internal: images are height, width, channels.
const IMAGE = Float32Array.of(1, 2, 3, 4);
const SIZES = [2, 1, 2];

const CASES: readonly (readonly [string, OneNode, readonly number[], readonly number[]])[] = [
  ['Flatten', { op: 'Flatten', sizes: SIZES }, [4], [1, 2, 3, 4]],
  ['Flatten with a negative axis', { op: 'Flatten', sizes: SIZES, attributes: { axis: -3 } }, [4], [1, 2, 3, 4]],
  ['Reshape to a vector', { op: 'Reshape', sizes: SIZES, others: [{ integers: [0, -1] }] }, [4], [1, 2, 3, 4]],
  ['Reshape with a batch of 1', { op: 'Reshape', sizes: SIZES, others: [{ integers: [1, 4] }] }, [4], [1, 2, 3, 4]],
  [
    'Reshape with a batch worked out',
    { op: 'Reshape', sizes: SIZES, others: [{ integers: [-1, 4] }] },
    [4],
    [1, 2, 3, 4],
  ],
  [
    'Reshape to another image',
    { op: 'Reshape', sizes: SIZES, others: [{ integers: [0, 1, 2, 2] }] },
    [2, 2, 1],
    [1, 2, 3, 4],
  ],
  ['Reshape to a signal', { op: 'Reshape', sizes: SIZES, others: [{ integers: [0, 2, -1] }] }, [2, 2], [1, 2, 3, 4]],
  [
    'Reshape from a vector',
    { op: 'Reshape', sizes: [4], others: [{ integers: [-1, 2, 1, 2] }] },
    [1, 2, 2],
    [1, 2, 3, 4],
  ],
  ['Squeeze', { op: 'Squeeze', sizes: SIZES, others: [{ integers: [2] }] }, [2, 2], [1, 2, 3, 4]],
  [
    'Squeeze by attribute',
    { op: 'Squeeze', sizes: SIZES, attributes: { axes: [-2] }, opset: 11 },
    [2, 2],
    [1, 2, 3, 4],
  ],
  ['Squeeze of all', { op: 'Squeeze', sizes: SIZES }, [2, 2], [1, 2, 3, 4]],
  ['Unsqueeze', { op: 'Unsqueeze', sizes: [2, 2], others: [{ integers: [2] }] }, [1, 2, 2], [1, 2, 3, 4]],
  ['Transpose', { op: 'Transpose', sizes: SIZES, attributes: { perm: [0, 3, 2, 1] } }, [1, 2, 2], [1, 3, 2, 4]],
  ['Transpose of a signal', { op: 'Transpose', sizes: [2, 2], attributes: { perm: [0, 2, 1] } }, [2, 2], [1, 3, 2, 4]],
];

test.each(CASES)('%s', (_, options, shape, expected) => {
  const network = oneNode(options);
  expect(inferShapes(network).get('y')).toEqual(shape);
  expect([...runNetwork(network, IMAGE)]).toEqual(expected);
  const { lower, upper } = boundNetwork(
    network,
    IMAGE,
    IMAGE.map((value) => 10 * value),
    'real',
  );
  expect([...lower]).toEqual(expected);
  expect([...upper]).toEqual(expected.map((value) => 10 * value));
});

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
    ['by input', { others: [{ integers: [0, 0, 0, 1, 0, 0, 1, 0] }, [[], [9]]] }, [9, 1, 2, 9, 9, 9, 9, 3, 4, 9, 9, 9]],
    ['channels', { others: [{ integers: [0, 1, 0, 0, 0, 0, 0, 0] }] }, [0, 0, 1, 2, 3, 4]],
    [
      'by attribute',
      { opset: 10, attributes: { pads: [0, 0, 0, 1, 0, 0, 0, 0], value: { float: 7 } } },
      [7, 1, 2, 7, 3, 4],
    ],
    ['cropping', { others: [{ integers: [0, 0, 0, -1, 0, 0, 0, 1] }] }, [2, 0, 4, 0]],
    ['some axes', { opset: 18, others: [{ integers: [1, 0] }, '', { integers: [-1] }] }, [0, 1, 2, 0, 3, 4]],
  ] as const)('%s', (_, options, expected) => {
    const network = oneNode({ op: 'Pad', sizes: SIZES, ...options });
    expect([...runNetwork(network, IMAGE)]).toEqual(expected);
  });

  test.each([
    [
      'reflection',
      { attributes: { mode: 'reflect' }, others: [{ integers: [0, 0, 0, 1, 0, 0, 0, 1] }] },
      'It pads by “reflect”; only constant padding is taken.',
    ],
    ['the batch', { others: [{ integers: [1, 0, 0, 0, 0, 0, 0, 0] }] }, 'It works along the batch dimension.'],
    ['too few pads', { others: [{ integers: [1, 0] }] }, 'It has 2 pads for 4 dimensions.'],
    ['cropping everything', { others: [{ integers: [0, 0, 0, -2, 0, 0, 0, 0] }] }, 'It crops more than there is.'],
  ] as const)('refuses %s', (_, options, message) => {
    expect(() => oneNode({ op: 'Pad', sizes: SIZES, ...options })).toThrow(`Node 1 (Pad “layer”): ${message}`);
  });
});
