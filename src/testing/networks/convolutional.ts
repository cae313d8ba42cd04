import type { Network, NetworkNode } from '../../network/network';
import { flattening } from '../../network/ops/move/flatten';

/** Random numbers that are always the same. */
export function numbers(count: number, scale: number): Float32Array {
  return Float32Array.from({ length: count }, (_, at) => scale * Math.sin(12.9898 * (at + 1)));
}

/** Convolutions with strides, a residual block and a pool of maxima over pictures of colour. */
export function convolutional(size: number, channels: number): Network {
  const conv = (input: string, output: string, from: number, to: number, stride: number): NetworkNode => ({
    name: output,
    op: 'Conv',
    inputs: [input],
    output,
    attributes: { strides: [stride, stride], pads: [1, 1, 1, 1], dilations: [1, 1], groups: 1 },
    weights: { filter: { shape: [3, 3, from, to], data: numbers(9 * from * to, 1 / (3 * from)) } },
  });
  const simple = (op: string, inputs: string[], output: string, attributes = {}): NetworkNode => ({
    name: output,
    op,
    inputs,
    output,
    attributes,
    weights: {},
  });
  const pool = { kernel: [2, 2], strides: [2, 2], pads: [0, 0, 0, 0], dilations: [1, 1], ceil: false };
  const flat = flattening('pooled', [size / 4, size / 4, channels], 'flat');
  const length = (size / 4) ** 2 * channels;
  return {
    name: 'convolutional',
    input: { name: 'x', shape: [size, size, 3] },
    nodes: [
      conv('x', 'c1', 3, channels, 2),
      simple('Relu', ['c1'], 'r1'),
      conv('r1', 'c2', channels, channels, 1),
      simple('Relu', ['c2'], 'r2'),
      conv('r2', 'c3', channels, channels, 1),
      simple('Add', ['c3', 'r1'], 'sum'),
      simple('Relu', ['sum'], 'r3'),
      simple('MaxPool', ['r3'], 'pooled', pool),
      flat,
      {
        ...simple('Gemm', ['flat'], 'y', { alpha: 1, beta: 1 }),
        weights: { weight: { shape: [length, 10], data: numbers(10 * length, 1 / Math.sqrt(length)) } },
      },
    ],
    output: 'y',
  };
}
