import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, it } from 'vitest';
import { stepBack } from '../../bounds/backward/backwardPass';
import { boundNode } from '../../bounds/methods/ibp';
import { readOnnx } from '../../formats/models/onnx/readOnnx';
import { type Interval, packInterval } from '../../kernels/rounding/interval';
import type { Rounding } from '../../kernels/rounding/rounding';
import type { ReadyNode, Shape } from '../../network/network';
import { operationOf } from '../../network/ops';
import { type ReadyNetwork, uploadNetwork } from '../../network/upload';
import { randomGraph } from '../networks/randomGraph';
import { expectAtMost } from './sides';

const ROWS = 3;

/** Granted to float64, relative to the sums of magnitudes; what float32 loses is a thousand times as much. */
const GRANTED = 2 ** -40;

/** A node and float32 numbers for each of its inputs. */
interface Placed {
  readonly node: ReadyNode;
  readonly inputs: readonly Float32Array[];
  /** The node's exact output for these inputs, nearly. */
  readonly output: Float64Array;
}

/** a·y and the lower bound that a step claims for it. */
interface Claim {
  readonly value: number;
  readonly claimed: number;
  /** Sums of magnitudes of the terms of both. */
  readonly scale: number;
}

/**
 * Tests that each step of a backward pass keeps its claim a·y ≥ Σ A·x + d − e, for boxes that are points: there all but
 * the smooth activations have nothing to spare, so that every rounding shows that is not covered.
 */
export function describeStepClaims(backend: string, start: () => Promise<void>, runs: number): void {
  describe(`steps back on ${backend}`, () => {
    beforeAll(start);

    it.each(['real', 'float32'] as const)('keep their claims at points, rounding %s', async (rounding) => {
      await fc.assert(
        fc.asyncProperty(randomGraph, fc.integer(), async ({ file, input }, seed) => {
          const ready = uploadNetwork(readOnnx(file, 'random'));
          for (const placed of placeAll(ready, input)) {
            for (const { value, claimed, scale } of await claimsOf(ready, placed, seed, rounding)) {
              expectAtMost(claimed, value + GRANTED * scale, placed.node.op);
            }
          }
          ready.dispose();
        }),
        { numRuns: runs },
      );
    });
  });
}

/** Every node of a network with inputs as a run has them, rounded to float32. */
function placeAll({ network, nodes, shapes }: ReadyNetwork, input: Float32Array): Placed[] {
  const values = new Map([[network.input.name, input]]);
  return nodes.map((node) => {
    const inputs = node.inputs.map((name) => values.get(name) as Float32Array);
    const nodeShapes = { inputs: node.inputShapes, output: shapes.get(node.output) as Shape };
    const output = operationOf(node.op).evaluate(
      inputs.map((x) => Float64Array.from(x)),
      node,
      nodeShapes,
    );
    values.set(node.output, Float32Array.from(output));
    return { node, inputs, output };
  });
}

/** The claims for random rows of coefficients; under `float32` for the network's own output, too. */
async function claimsOf(ready: ReadyNetwork, placed: Placed, seed: number, rounding: Rounding): Promise<Claim[]> {
  const { node, inputs, output } = placed;
  const size = output.length;
  const coefficients = Float32Array.from({ length: ROWS * size }, (_, at) => randomNumber(at, seed));
  const [own, sums, ...passed] = tf.tidy(() => {
    const points = inputs.map((x, at) => tf.tensor(x, [1, ...(node.inputShapes[at] as Shape)]));
    const boxes = points.map((point) => packInterval(point, point));
    const bounds = new Map<string, Interval>(node.inputs.map((name, at) => [name, boxes[at] as Interval]));
    bounds.set(node.output, boundNode(node, boxes, rounding));
    const a = tf.tensor(coefficients, [ROWS, ...(ready.shapes.get(node.output) as Shape)]);
    const step = stepBack(node, a, { ready, bounds, batch: 1, rounding }, undefined);
    const parts = [...step.constants, ...step.errors.map((error) => tf.neg(error)), tf.zeros([1, ROWS])];
    return [operationOf(node.op).forward(points, node), tf.concat(parts, 0), ...step.coefficients];
  }) as [tf.Tensor, tf.Tensor, ...tf.Tensor[]];
  const [run, parts, ...back] = await Promise.all([own, sums, ...passed].map((tensor) => tensor.data<'float32'>()));
  tf.dispose([own, sums, passed]);
  const outputs: ArrayLike<number>[] = rounding === 'float32' ? [output, run as Float32Array] : [output];
  return Array.from({ length: ROWS }, (_, row) => {
    const linear = inputs.map((x, at) => dot(back[at] as Float32Array, x, row));
    const constants = [...(parts as Float32Array)].filter((_, at) => at % ROWS === row);
    const claimed = [...linear.map(({ sum }) => sum), ...constants].reduce((a, b) => a + b, 0);
    const scales = [...linear.map(({ scale }) => scale), ...constants.map(Math.abs)].reduce((a, b) => a + b, 0);
    return outputs.map((y) => {
      const { sum, scale } = dot(coefficients, y, row);
      return { value: sum, claimed, scale: scale + scales };
    });
  }).flat();
}

/** The product of one row of coefficients with a vector, and the sum of its terms' magnitudes. */
function dot(rows: Float32Array, x: ArrayLike<number>, row: number): { sum: number; scale: number } {
  const terms = Array.from(x, (value, at) => (rows[row * x.length + at] as number) * value);
  return { sum: terms.reduce((a, b) => a + b, 0), scale: terms.reduce((a, b) => a + Math.abs(b), 0) };
}

/** A float32 number between −1 and 1. */
function randomNumber(at: number, seed: number): number {
  const mixed = Math.imul(Math.imul(at + 1, 2654435761) ^ seed, 1597334677);
  return Math.fround(((mixed ^ (mixed >>> 15)) | 0) / 2 ** 31);
}
