import { beforeAll, describe, expect, test } from 'vitest';
import { startTestBackend } from '../../testing/backend';
import { boundNetwork } from '../../testing/boundNetwork';
import { oneNode } from '../../testing/oneNode';
import { runNetwork } from '../../testing/runNetwork';

const IMAGE = Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9);

describe.each(['wasm', 'cpu'] as const)('Conv on %s', (backend) => {
  beforeAll(() => startTestBackend(backend));

  test('slides the filter without flipping it, and adds the bias', () => {
    const network = oneNode({
      op: 'Conv',
      sizes: [1, 3, 3],
      others: [
        [
          [1, 1, 2, 2],
          [1, 0, 0, -10],
        ],
        [[1], [100]],
      ],
    });
    expect([...runNetwork(network, IMAGE)]).toEqual([51, 42, 24, 15]);
  });

  test('honours strides, asymmetric pads and dilations', () => {
    const network = oneNode({
      op: 'Conv',
      sizes: [1, 3, 3],
      others: [
        [
          [1, 1, 2, 2],
          [1, 10, 100, 1000],
        ],
      ],
      attributes: { strides: [2, 1], pads: [1, 0, 0, 2], dilations: [1, 2] },
    });
    // Rows −1 and 0, then 1 and 2; columns k and k + 2 for k = 0, 1, 2.
    expect([...runNetwork(network, IMAGE)]).toEqual([3100, 200, 300, 60 + 4 + 700 + 9000, 805, 906]);
  });

  test('keeps groups apart', () => {
    const network = oneNode({
      op: 'Conv',
      sizes: [2, 1, 1],
      others: [
        [
          [4, 1, 1, 1],
          [1, 2, 3, 4],
        ],
      ],
      attributes: { group: 2 },
    });
    expect([...runNetwork(network, Float32Array.of(10, 100))]).toEqual([10, 20, 300, 400]);
  });

  test.each([
    ['SAME_UPPER', [12, 16, 9, 24, 28, 15, 15, 17, 9]],
    ['SAME_LOWER', [1, 3, 5, 5, 12, 16, 11, 24, 28]],
    ['VALID', [12, 16, 24, 28]],
  ])('works out %s pads', (auto_pad, expected) => {
    const network = oneNode({
      op: 'Conv',
      sizes: [1, 3, 3],
      others: [
        [
          [1, 1, 2, 2],
          [1, 1, 1, 1],
        ],
      ],
      attributes: { auto_pad },
    });
    expect([...runNetwork(network, IMAGE)]).toEqual(expected);
  });

  test('bounds by the sign of the weights', () => {
    const network = oneNode({
      op: 'Conv',
      sizes: [1, 1, 2],
      others: [
        [
          [1, 1, 1, 2],
          [2, -1],
        ],
        [[1], [5]],
      ],
    });
    const box = [Float32Array.of(0, 10), Float32Array.of(1, 14)] as const;
    expect(boundNetwork(network, ...box, 'none')).toEqual({ lower: Float32Array.of(-9), upper: Float32Array.of(-3) });
    const real = boundNetwork(network, ...box, 'real');
    expect(real.lower[0]).toBeLessThan(-9);
    expect(real.upper[0]).toBeGreaterThan(-3);
    expect((real.upper[0] as number) - (real.lower[0] as number)).toBeCloseTo(6, 4);
  });
});

describe('refuses', () => {
  const filter = [
    [1, 1, 2, 2],
    [1, 1, 1, 1],
  ] as const;
  const cases = [
    ['a wrong number of channels', { sizes: [2, 3, 3] }, 'Its filter is made for 1 channels and its input has 2.'],
    [
      'a filter larger than the image',
      { sizes: [1, 1, 3] },
      'Its window of 2 does not fit into 1 padded rows or columns.',
    ],
    [
      'a vector',
      { sizes: [4] },
      'Its input has the shape [batch, 4]; only images [batch, channels, height, width] are taken.',
    ],
    [
      'negative pads',
      { sizes: [1, 3, 3], attributes: { pads: [0, 0, -1, 0] } },
      'Its pads [0, 0, -1, 0] are not four integers',
    ],
    [
      'zero strides',
      { sizes: [1, 3, 3], attributes: { strides: [0, 1] } },
      'Its strides [0, 1] are not two positive integers.',
    ],
    ['an unknown auto_pad', { sizes: [1, 3, 3], attributes: { auto_pad: 'SOME' } }, 'Its auto_pad “SOME” is unknown.'],
    [
      'groups that do not divide',
      { sizes: [1, 3, 3], attributes: { group: 3 } },
      'Its 1 filters cannot be split into 3 groups.',
    ],
    [
      'a contradicting kernel',
      { sizes: [1, 3, 3], attributes: { kernel_shape: [3, 3] } },
      'Its kernel_shape [3, 3] contradicts',
    ],
  ] as const;
  test.each(cases)('%s', (_, options, message) => {
    expect(() => oneNode({ op: 'Conv', others: [filter], ...options })).toThrow(`Node 1 (Conv “layer”): ${message}`);
  });

  test('one-dimensional signals', () => {
    const build = () =>
      oneNode({
        op: 'Conv',
        sizes: [1, 4],
        others: [
          [
            [1, 1, 2],
            [1, 1],
          ],
        ],
      });
    expect(build).toThrow('only convolutions over images (4 dimensions) are taken');
  });

  test('a bias of the wrong length', () => {
    const build = () => oneNode({ op: 'Conv', sizes: [1, 3, 3], others: [filter, [[2], [1, 1]]] });
    expect(build).toThrow('Its bias has 2 values for 1 filters.');
  });
});
