import { beforeAll, describe, expect, test } from 'vitest';
import { startTestBackend } from '../../testing/backend';
import { boundNetwork } from '../../testing/boundNetwork';
import { type OneNode, oneNode } from '../../testing/oneNode';
import { runNetwork } from '../../testing/runNetwork';

const IMAGE = Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9);
const NEGATIVE = IMAGE.map((value) => -value);
const pool = (op: string, attributes: OneNode['attributes'], sizes: readonly number[] = [1, 3, 3]) =>
  oneNode({ op, sizes, attributes: { kernel_shape: [2, 2], ...attributes } });

describe.each(['wasm', 'cpu'] as const)('on %s', (backend) => {
  beforeAll(() => startTestBackend(backend));

  test.each([
    ['plain', {}, [5, 6, 8, 9]],
    ['strided, rounding down', { strides: [2, 2] }, [5]],
    ['strided, rounding up', { strides: [2, 2], ceil_mode: 1 }, [5, 6, 8, 9]],
    ['dilated', { dilations: [2, 2] }, [9]],
    ['dilated and strided', { dilations: [1, 2], strides: [2, 1] }, [6]],
    ['padded on one side', { pads: [1, 0, 0, 0] }, [2, 3, 5, 6, 8, 9]],
    ['padded to the same size', { auto_pad: 'SAME_UPPER' }, [5, 6, 6, 8, 9, 9, 8, 9, 9]],
  ] as const)('MaxPool, %s', (_, attributes, expected) => {
    expect([...runNetwork(pool('MaxPool', attributes), IMAGE)]).toEqual(expected);
  });

  test('MaxPool never lets padding win', () => {
    const network = pool('MaxPool', { pads: [1, 1, 1, 1], strides: [2, 2] });
    expect([...runNetwork(network, NEGATIVE)]).toEqual([-1, -2, -4, -5]);
  });

  test('MaxPool bounds end by end, exactly', () => {
    const { lower, upper } = boundNetwork(pool('MaxPool', {}), NEGATIVE, IMAGE, 'float32');
    expect([...lower]).toEqual([-1, -2, -4, -5]);
    expect([...upper]).toEqual([5, 6, 8, 9]);
  });

  test.each([
    ['plain', {}, [3, 4, 6, 7]],
    ['padded, padding not counted', { pads: [1, 1, 0, 0], strides: [2, 2] }, [1, 2.5, 5.5, 7]],
    ['padded, padding counted', { pads: [1, 1, 0, 0], strides: [2, 2], count_include_pad: 1 }, [0.25, 1.25, 2.75, 7]],
    ['rounding up', { strides: [2, 2], ceil_mode: 1 }, [3, 4.5, 7.5, 9]],
    ['rounding up, padding counted', { strides: [2, 2], ceil_mode: 1, count_include_pad: 1 }, [3, 4.5, 7.5, 9]],
    ['padded to the same size', { auto_pad: 'SAME_UPPER', strides: [2, 2] }, [3, 4.5, 7.5, 9]],
  ] as const)('AveragePool, %s', (_, attributes, expected) => {
    const network = pool('AveragePool', attributes);
    expect([...runNetwork(network, IMAGE)]).toEqual(expected);
    const { lower, upper } = boundNetwork(
      network,
      IMAGE,
      IMAGE.map((value) => value + 1),
      'real',
    );
    expected.forEach((mean, index) => {
      const counted =
        'count_include_pad' in attributes && 'pads' in attributes ? ([0.25, 0.5, 0.5, 1][index] as number) : 1;
      expect(lower[index]).toBeLessThan(mean);
      expect(lower[index]).toBeCloseTo(mean, 4);
      expect(upper[index]).toBeGreaterThan(mean + counted);
      expect(upper[index]).toBeCloseTo(mean + counted, 4);
    });
  });

  test('global pools and means see every row and column', () => {
    const sizes = [2, 1, 2];
    const x = Float32Array.of(1, 2, 30, 50);
    expect([...runNetwork(oneNode({ op: 'GlobalAveragePool', sizes }), x)]).toEqual([1.5, 40]);
    expect([...runNetwork(oneNode({ op: 'GlobalMaxPool', sizes }), x)]).toEqual([2, 50]);
    const mean = (attributes: OneNode['attributes'], opset?: number, others: OneNode['others'] = []) =>
      oneNode({ op: 'ReduceMean', sizes, attributes, others, ...(opset && { opset }) });
    expect(mean({ axes: [2, 3], keepdims: 0 }).nodes[0]?.attributes.shape).toEqual([2]);
    expect([...runNetwork(mean({ axes: [-1, -2] }), x)]).toEqual([1.5, 40]);
    expect([...runNetwork(mean({}, 18, [{ integers: [2, 3] }]), x)]).toEqual([1.5, 40]);
    expect([...runNetwork(mean({ axes: [1] }), x)]).toEqual([15.5, 26]);
  });

  test('GlobalAveragePool bounds by its linear map', () => {
    const network = oneNode({ op: 'GlobalAveragePool', sizes: [1, 1, 3] });
    const { lower, upper } = boundNetwork(network, Float32Array.of(0, 0, 1), Float32Array.of(0, 0, 2), 'real');
    expect(lower[0]).toBeLessThan(1 / 3);
    expect(upper[0]).toBeGreaterThan(2 / 3);
    expect((upper[0] as number) - (lower[0] as number)).toBeCloseTo(1 / 3, 5);
  });
});

test.each([
  ['MaxPool', { kernel_shape: [2] }, 'Its kernel_shape [2] are not two positive integers.'],
  ['MaxPool', { pads: [2, 0, 0, 0] }, 'One of its windows lies wholly in the padding.'],
  ['AveragePool', { dilations: [2, 1] }, 'It has dilations, which are taken for MaxPool only.'],
  ['ReduceMean', { axes: [0] }, 'It works along the batch dimension.'],
  ['ReduceMean', { axes: [7] }, 'Its axis 7 does not exist: the value has 4 dimensions.'],
  ['ReduceMean', {}, 'It has no axes, so that it would average over the batch.'],
] as const)('%s is refused with %o', (op, attributes, message) => {
  expect(() => pool(op, attributes)).toThrow(`Node 1 (${op} “layer”): ${message}`);
});

test('a pool without a window is refused', () => {
  const build = () => oneNode({ op: 'MaxPool', sizes: [1, 3, 3] });
  expect(build).toThrow('Node 1 (MaxPool “layer”): It has no kernel_shape.');
});
