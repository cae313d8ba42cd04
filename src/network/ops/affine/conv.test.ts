import { describe, expect, test } from 'vitest';
import { oneNode } from '../../../testing/networks/oneNode';

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
      'Its 1 filter cannot be split into 3 groups.',
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

  test('a bias of the wrong length', () => {
    const build = () => oneNode({ op: 'Conv', sizes: [1, 3, 3], others: [filter, [[2], [1, 1]]] });
    expect(build).toThrow('Its bias has 2 values for 1 filter.');
  });
});
