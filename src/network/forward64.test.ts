import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { OPERATION_NAMES } from '../catalog/operations';
import { InputReader } from '../engine/stores/inputs';
import { readOnnx } from '../formats/models/onnx/readOnnx';
import { diskAssets } from '../testing/files';
import { GOLDEN_NAMES, readGolden } from '../testing/goldens';
import { oneNode } from '../testing/networks/oneNode';
import { randomGraph } from '../testing/networks/randomGraph';
import { runOnnx } from '../testing/onnxruntime';
import { forward64 } from './forward64';
import { valuesFromOnnx, valuesToOnnx } from './layout';
import type { Network, Shape } from './network';
import { inferShapes } from './shapes';

/** Both in ONNX's order. */
function run(network: Network, input: ArrayLike<number>): Float64Array {
  const shapes = inferShapes(network);
  const output = forward64(network, shapes, valuesFromOnnx(Float64Array.from(input), network.input.shape));
  return valuesToOnnx(output, shapes.get(network.output) as Shape);
}

describe('one operation, worked out by hand', () => {
  it('keeps what float32 would lose', () => {
    const network = oneNode({
      op: 'Gemm',
      sizes: [3],
      others: [
        [
          [3, 1],
          [1, 1, -1],
        ],
      ],
    });
    expect([...run(network, [2 ** 30, 1, 2 ** 30])]).toEqual([1]);
  });

  it('scales the product and the bias of a dense layer', () => {
    const others = [
      [
        [2, 2],
        [1, 2, 3, 4],
      ],
      [[2], [10, 20]],
    ] as const;
    const network = oneNode({
      op: 'Gemm',
      sizes: [2],
      others,
      attributes: { alpha: { float: 0.1 }, beta: { float: 0.3 } },
    });
    const [alpha, beta] = [Math.fround(0.1), Math.fround(0.3)];
    expect([...run(network, [1, 1])]).toEqual([alpha * 4 + beta * 10, alpha * 6 + beta * 20]);
  });

  it('walks a padded, strided window over two groups of channels', () => {
    const filter = [
      [2, 1, 2, 2],
      [1, 0, 0, 1, 1, 1, 1, 1],
    ] as const;
    const attributes = { group: 2, strides: [2, 2], pads: [1, 1, 0, 0], kernel_shape: [2, 2] };
    const network = oneNode({ op: 'Conv', sizes: [2, 2, 2], others: [filter], attributes });
    // Of the only window, top and left lie in the padding: its last tap meets the first pixel.
    expect([...run(network, [5, 6, 7, 8, 50, 60, 70, 80])]).toEqual([5, 50]);
  });

  it('normalizes without rounding the scale', () => {
    const vector = (value: number) => [[1], [value]] as const;
    const others = [vector(3), vector(1), vector(0.5), vector(2)];
    const network = oneNode({
      op: 'BatchNormalization',
      sizes: [1, 1, 1],
      others,
      attributes: { epsilon: { float: 1 } },
    });
    expect(run(network, [2.5])[0]).toBeCloseTo((3 / Math.sqrt(3)) * 2 + 1, 14);
  });
});

test('random graphs compute what onnxruntime computes', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(randomGraph, async ({ file, input, sizes, ops }) => {
      for (const op of ops) seen.add(op);
      const expected = await runOnnx(file, input, sizes);
      expect(largestDifference(run(readOnnx(file, 'random'), input), expected)).toBeLessThan(1e-5);
    }),
    { numRuns: 250 },
  );
  // Each operation's own suite compares it alone, too.
  expect(OPERATION_NAMES.filter((name) => seen.has(name)).length).toBeGreaterThan(0.7 * OPERATION_NAMES.length);
});

test.each(GOLDEN_NAMES)('%s computes its reference logits', async (name) => {
  const { network, golden } = readGolden(name);
  const { values } = await new InputReader(diskAssets).read(
    { dataset: 'fashion-mnist', indices: golden.images },
    network,
  );
  const size = values.length / golden.images.length;
  const shapes = inferShapes(network);
  for (const [row, expected] of golden.logits.entries()) {
    const logits = forward64(network, shapes, values.subarray(row * size, (row + 1) * size));
    expect(largestDifference(logits, expected)).toBeLessThan(1e-5);
  }
});

/** Relative to the largest number expected. */
function largestDifference(found: Float64Array, expected: ArrayLike<number>): number {
  expect(found.length).toBe(expected.length);
  const scale = Math.max(1, ...Array.from(expected, Math.abs));
  return Math.max(...found.map((value, at) => Math.abs(value - (expected[at] as number)))) / scale;
}
