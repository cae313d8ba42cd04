import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { OPERATION_NAMES } from '../../catalog/operations';
import { readOnnx } from '../../formats/models/onnx/readOnnx';
import { forwardDifferentiably } from '../../network/forward';
import { forward64 } from '../../network/forward64';
import { type Network, sizeOf } from '../../network/network';
import { inferShapes } from '../../network/shapes';
import { uploadNetwork } from '../../network/upload';
import { Random } from '../../numbers/random';
import { oneNode } from '../networks/oneNode';
import { SAMPLES } from '../networks/operationSamples';
import { randomGraph } from '../networks/randomGraph';
import { expectBelow } from './sides';

const STEP = 1e-6;

/** A random point and a random weight for each output; every partial derivative of the weighted sum at that point. */
function partials(network: Network, seed: number, [least, most]: readonly [number, number]) {
  const shapes = inferShapes(network);
  const random = new Random(seed);
  const draw = (length: number, from: number, to: number) =>
    Float64Array.from({ length }, () => Math.fround(from + (to - from) * random.uniform()));
  const x = draw(sizeOf(network.input.shape), least, most);
  const weights = draw(sizeOf(shapes.get(network.output) ?? []), -1, 1);
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

async function expectDerivatives(
  network: Network,
  seed: number,
  domain: readonly [number, number] = [-1, 1],
): Promise<void> {
  const { x, weights, slopes } = partials(network, seed, domain);
  const found = await gradient(network, x, weights);
  const scale = Math.max(1, ...slopes.map((slope) => Math.abs(slope ?? 0)));
  for (const [at, slope] of slopes.entries()) {
    if (slope !== undefined) expectBelow(Math.abs((found[at] as number) - slope) / scale, 1e-3);
  }
}

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
      expect(seen.size).toBeGreaterThan(OPERATION_NAMES.length / 3);
    });

    it.each(Object.entries(SAMPLES))('of samples of %s are its slopes', async (op, samples) => {
      for (const sample of samples) {
        for (const seed of [1, 2]) await expectDerivatives(oneNode({ op, ...sample }), seed, sample.domain);
      }
    });
  });
}
