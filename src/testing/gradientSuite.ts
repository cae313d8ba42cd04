import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readOnnx } from '../formats/onnx/readOnnx';
import '../kernels/gradients/registerAutodiff';
import { forwardDifferentiably } from '../network/forward';
import { forward64 } from '../network/forward64';
import { type Network, sizeOf } from '../network/network';
import { OPERATION_TYPES } from '../network/ops';
import { inferShapes } from '../network/shapes';
import { uploadNetwork } from '../network/upload';
import { Random } from '../numbers/random';
import { type OneNode, oneNode } from './oneNode';
import { randomGraph } from './randomGraph';

const STEP = 1e-6;

/** A random point and a random weight for each output; every partial derivative of the weighted sum at that point. */
function partials(network: Network, seed: number) {
  const shapes = inferShapes(network);
  const random = new Random(seed);
  const draw = (length: number) => Float64Array.from({ length }, () => Math.fround(2 * random.uniform() - 1));
  const x = draw(sizeOf(network.input.shape));
  const weights = draw(sizeOf(shapes.get(network.output) ?? []));
  const sum = (point: Float64Array) =>
    forward64(network, shapes, point).reduce((total, value, at) => total + value * (weights[at] as number), 0);
  const moved = (at: number, by: number) => x.map((value, other) => (other === at ? value + by : value));
  // A kink within the step shows in the difference of the one-sided slopes.
  const slopes = [...x].map((_, at) => {
    const before = (sum(x) - sum(moved(at, -STEP))) / STEP;
    const after = (sum(moved(at, STEP)) - sum(x)) / STEP;
    return Math.abs(before - after) < 1e-3 * (1 + Math.abs(before)) ? (before + after) / 2 : undefined;
  });
  return { x, weights, slopes };
}

async function gradient(network: Network, x: Float64Array, weights: Float64Array): Promise<Float32Array> {
  const ready = uploadNetwork(network);
  const values = tf.tidy(() => {
    const point = tf.tensor(Float32Array.from(x), [1, ...network.input.shape]);
    const output = [1, ...(ready.shapes.get(network.output) ?? [])];
    const dy = tf.tensor(Float32Array.from(weights), output);
    return tf.grad((input) => forwardDifferentiably(ready, input))(point, dy);
  });
  ready.dispose();
  const slopes = await values.data<'float32'>();
  values.dispose();
  return slopes;
}

async function expectDerivatives(network: Network, seed: number): Promise<void> {
  const { x, weights, slopes } = partials(network, seed);
  const found = await gradient(network, x, weights);
  const scale = Math.max(1, ...slopes.map((slope) => Math.abs(slope ?? 0)));
  for (const [at, slope] of slopes.entries()) {
    if (slope !== undefined) expect(Math.abs((found[at] as number) - slope) / scale).toBeLessThan(1e-3);
  }
}

const ones = (count: number) => Array.from({ length: count }, (_, at) => ((at * 7) % 5) - 2);

type Case = Pick<OneNode, 'op' | 'sizes' | 'attributes'> & { readonly filter?: number[] };

const CASES: Case[] = [
  { op: 'Conv', sizes: [2, 7, 7], filter: [3, 2, 3, 2], attributes: { dilations: [2, 3] } },
  { op: 'Conv', sizes: [4, 9, 8], filter: [4, 2, 2, 2], attributes: { dilations: [2, 2], strides: [2, 1], group: 2 } },
  { op: 'Conv', sizes: [3, 6, 6], filter: [3, 1, 3, 3], attributes: { pads: [1, 0, 2, 1], strides: [2, 2], group: 3 } },
  { op: 'MaxPool', sizes: [2, 9, 9], attributes: { kernel_shape: [2, 3], dilations: [2, 2], strides: [2, 3] } },
  { op: 'MaxPool', sizes: [2, 6, 6], attributes: { kernel_shape: [3, 3], strides: [2, 2], pads: [1, 1, 1, 1] } },
  { op: 'AveragePool', sizes: [2, 7, 5], attributes: { kernel_shape: [3, 2], strides: [2, 2], pads: [1, 0, 1, 0] } },
  { op: 'GlobalMaxPool', sizes: [2, 5, 4], attributes: {} },
];

/** Checks TF.js' gradients of every operation, on the backend that `start` starts, against slopes in float64. */
export function describeGradients(backend: string, start: () => Promise<void>, runs: number): void {
  describe(`gradients on ${backend}`, () => {
    beforeAll(start);

    it('of random graphs are their slopes', async () => {
      const seen = new Set<string>();
      await fc.assert(
        fc.asyncProperty(randomGraph, fc.nat(), async ({ file, ops }, seed) => {
          for (const op of ops) seen.add(op);
          await expectDerivatives(readOnnx(file, 'random'), seed);
        }),
        { numRuns: runs },
      );
      expect(seen.size).toBeGreaterThan(OPERATION_TYPES.length / 3);
    });

    it.each(CASES)('of $op with $attributes are its slopes', async ({ op, sizes, filter, attributes = {} }) => {
      const others = filter ? [[filter, ones(filter.reduce((a, b) => a * b, 1))] as const] : [];
      for (const seed of [1, 2, 3]) await expectDerivatives(oneNode({ op, sizes, others, attributes }), seed);
    });
  });
}
