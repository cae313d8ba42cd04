import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readOnnx } from '../formats/onnx/readOnnx';
import '../kernels/gradients/registerAutodiff';
import { registerGradientKernels } from '../kernels/gradients/registerGradientKernels';
import { Random } from '../numbers/random';
import { startTestBackend } from '../testing/backend';
import { type OneNode, oneNode } from '../testing/oneNode';
import { randomGraph } from '../testing/randomGraph';
import { forwardDifferentiably } from './forward';
import { forward64 } from './forward64';
import type { Network } from './network';
import { sizeOf } from './network';
import { OPERATION_TYPES } from './ops';
import { inferShapes } from './shapes';
import { uploadNetwork } from './upload';

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

function gradient(network: Network, x: Float64Array, weights: Float64Array): Float32Array {
  const ready = uploadNetwork(network);
  const values = tf.tidy(() => {
    const point = tf.tensor(Float32Array.from(x), [1, ...network.input.shape]);
    const output = [1, ...(ready.shapes.get(network.output) ?? [])];
    const dy = tf.tensor(Float32Array.from(weights), output);
    return tf
      .grad((input) => forwardDifferentiably(ready, input))(point, dy)
      .dataSync();
  });
  ready.dispose();
  return values as Float32Array;
}

function expectDerivatives(network: Network, seed: number): void {
  const { x, weights, slopes } = partials(network, seed);
  const found = gradient(network, x, weights);
  const scale = Math.max(1, ...slopes.map((slope) => Math.abs(slope ?? 0)));
  for (const [at, slope] of slopes.entries()) {
    if (slope !== undefined) expect(Math.abs((found[at] as number) - slope) / scale).toBeLessThan(1e-3);
  }
}

test.each(['wasm', 'cpu'] as const)('on %s gradients of random graphs are their slopes', async (backend) => {
  await startTestBackend(backend);
  registerGradientKernels();
  const seen = new Set<string>();
  fc.assert(
    fc.property(randomGraph, fc.nat(), ({ file, ops }, seed) => {
      for (const op of ops) seen.add(op);
      expectDerivatives(readOnnx(file, 'random'), seed);
    }),
    { numRuns: 25 },
  );
  expect(seen.size).toBeGreaterThan(OPERATION_TYPES.length / 2);
});

const ones = (count: number) => Array.from({ length: count }, (_, at) => ((at * 7) % 5) - 2);

test.each<Pick<OneNode, 'op' | 'sizes' | 'attributes'> & { filter?: number[] }>([
  { op: 'Conv', sizes: [2, 7, 7], filter: [3, 2, 3, 2], attributes: { dilations: [2, 3] } },
  { op: 'Conv', sizes: [4, 9, 8], filter: [4, 2, 2, 2], attributes: { dilations: [2, 2], strides: [2, 1], group: 2 } },
  { op: 'Conv', sizes: [3, 6, 6], filter: [3, 1, 3, 3], attributes: { pads: [1, 0, 2, 1], strides: [2, 2], group: 3 } },
  { op: 'MaxPool', sizes: [2, 9, 9], attributes: { kernel_shape: [2, 3], dilations: [2, 2], strides: [2, 3] } },
  { op: 'MaxPool', sizes: [2, 6, 6], attributes: { kernel_shape: [3, 3], strides: [2, 2], pads: [1, 1, 1, 1] } },
  { op: 'AveragePool', sizes: [2, 7, 5], attributes: { kernel_shape: [3, 2], strides: [2, 2], pads: [1, 0, 1, 0] } },
  { op: 'GlobalMaxPool', sizes: [2, 5, 4], attributes: {} },
])('the gradient of $op with $attributes is its slope', async ({ op, sizes, filter, attributes = {} }) => {
  const others = filter ? [[filter, ones(filter.reduce((a, b) => a * b, 1))] as const] : [];
  for (const backend of ['wasm', 'cpu'] as const) {
    await startTestBackend(backend);
    registerGradientKernels();
    for (const seed of [1, 2, 3]) expectDerivatives(oneNode({ op, sizes, others, attributes }), seed);
  }
});
