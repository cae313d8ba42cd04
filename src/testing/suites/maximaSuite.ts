import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { boundNode } from '../../bounds/methods/ibp';
import { packInterval } from '../../kernels/rounding/interval';
import type { Rounding } from '../../kernels/rounding/rounding';
import { type Network, type NetworkNode, type ReadyNode, type Shape, sizeOf } from '../../network/network';
import { operationOf } from '../../network/ops';
import type { Passing } from '../../network/passingBack';
import { uploadNetwork } from '../../network/upload';
import { type OneNode, oneNode } from '../networks/oneNode';
import { expectAtLeast, expectAtMost, expectBelow } from './sides';

interface Passed {
  /** [batch·rows][input], [batch·rows]. */
  readonly coefficients: readonly (readonly number[])[];
  readonly constant: readonly number[];
  readonly error: readonly number[];
}

/** Passes coefficients of a maximum back; everything in the internal layout, −0 as 0. */
async function pass(
  network: Network,
  { lower, upper }: { lower: readonly number[][]; upper: readonly number[][] },
  rows: readonly number[][],
  rounding: Rounding = 'real',
): Promise<Passed> {
  const ready = uploadNetwork(network);
  const node = ready.nodes[0] as ReadyNode;
  const operation = operationOf(node.op);
  const shape = network.input.shape;
  const batch = lower.length;
  const before = tf.memory().numTensors;
  const passed = tf.tidy(() => {
    const end = (values: readonly number[][]) => tf.tensor(values.flat(), [batch, ...shape]);
    const input = packInterval(end(lower), end(upper));
    const output = boundNode(node, [input], rounding);
    const coefficients = tf.tensor(rows.flat(), [rows.length, ...(ready.shapes.get(node.output) as Shape)]);
    const context = { inputs: [input], output, batch, rounding };
    const result = (operation.backward as Passing).pass(coefficients, node, context);
    const perRow = (x: tf.Tensor) => tf.reshape(x, [rows.length, -1]);
    const back = perRow(result.coefficients[0] as tf.Tensor);
    return tf.concat([back, perRow(result.constant), perRow(result.error as tf.Tensor)], 1);
  });
  const numbers = Array.from(await passed.data(), (value) => value + 0);
  passed.dispose();
  const columns = numbers.length / rows.length;
  const rowOf = (row: number) => numbers.slice(row * columns, (row + 1) * columns);
  const found = rows.map((_, row) => rowOf(row));
  expect(tf.memory().numTensors).toBe(before);
  ready.dispose();
  return {
    coefficients: found.map((row) => row.slice(0, -2)),
    constant: found.map((row) => row.at(-2) as number),
    error: found.map((row) => row.at(-1) as number),
  };
}

const largestOf4 = (op: string): Network =>
  oneNode({ op, sizes: [1, 2, 2], ...(op === 'MaxPool' && { attributes: { kernel_shape: [2, 2], strides: [2, 2] } }) });

interface Case {
  readonly node: OneNode;
  readonly lower: number[];
  readonly width: number[];
  readonly rows: number[];
  readonly places: number[];
}

const size = fc.integer({ min: 1, max: 3 });
const integers = (min: number, max: number) => fc.array(fc.integer({ min, max }), { minLength: 256, maxLength: 256 });

const window = fc
  .record({
    kernel_shape: fc.tuple(size, size),
    strides: fc.tuple(size, size),
    dilations: fc.tuple(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 2 })),
    pads: fc.tuple(...[0, 1, 2, 3].map(() => fc.integer({ min: 0, max: 1 }))),
    ceil_mode: fc.integer({ min: 0, max: 1 }),
  })
  .map((attributes) => ({
    ...attributes,
    pads: attributes.pads.map((pad, side) => Math.min(pad, (attributes.kernel_shape[side % 2] as number) - 1)),
  }));

const anyMaximum: fc.Arbitrary<Case> = fc.record({
  node: fc.oneof(
    { weight: 4, arbitrary: window.map((attributes) => ({ op: 'MaxPool', sizes: [2, 6, 5], attributes })) },
    { weight: 1, arbitrary: fc.constant({ op: 'GlobalMaxPool', sizes: [2, 6, 5] }) },
  ),
  lower: integers(-4, 4),
  width: fc.oneof(integers(0, 4), integers(0, 0)),
  rows: integers(-3, 3),
  places: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 256, maxLength: 256 }),
});

/** Coefficients of largest values pass back soundly, and to the input they should. */
export function describeMaxima(name: string, start: () => Promise<void>, runs: number): void {
  describe(`largest values on ${name}`, () => {
    beforeAll(start);

    describe.each(['MaxPool', 'GlobalMaxPool'])('%s', (op) => {
      it('takes the input with the largest lower bound below, and the largest upper bound above', async () => {
        const box = { lower: [[1, 2, 0, -5]], upper: [[3, 2.5, 1, 2.25]] };
        const { coefficients, constant } = await pass(largestOf4(op), box, [[2], [-2]], 'none');
        expect(coefficients).toEqual([
          [0, 2, 0, 0],
          [0, 0, 0, 0],
        ]);
        expect(constant).toEqual([0, -6]);
      });

      it('takes the same input above where no other can be larger', async () => {
        const box = { lower: [[1, 2.5, 0, -5]], upper: [[2.5, 4, 1, 2.25]] };
        const { coefficients, constant, error } = await pass(largestOf4(op), box, [[2], [-2]]);
        expect(coefficients).toEqual([
          [0, 2, 0, 0],
          [0, -2, 0, 0],
        ]);
        expect(constant).toEqual([0, 0]);
        for (const lost of error) expect(lost).toBeLessThan(1e-12);
      });

      it('takes the first of equals, and chooses for each sample', async () => {
        const box = {
          lower: [
            [0, 0, 0, 0],
            [0, 0, 0, 1],
          ],
          upper: [
            [1, 4, 3, 4],
            [1, 1, 1, 2],
          ],
        };
        const { coefficients, constant } = await pass(largestOf4(op), box, [[1], [-1], [1], [-1]], 'none');
        expect(coefficients).toEqual([
          [0, 1, 0, 0],
          [0, 0, 0, 0],
          [0, 0, 0, 1],
          [0, 0, 0, -1],
        ]);
        expect(constant).toEqual([0, -4, 0, 0]);
      });

      it('takes the one that may become the largest where lower bounds are equal but for rounding', async () => {
        const box = { lower: [[1, 1 - 2 ** -24, -3, 1 - 2 ** -23]], upper: [[2, 3, 5, 3 - 2 ** -22]] };
        const { coefficients } = await pass(largestOf4(op), box, [[1]], 'none');
        expect(coefficients).toEqual([[0, 1, 0, 0]]);
      });
    });

    it('bounds every point of random boxes from below, and is exact where the box is a point', async () => {
      await fc.assert(
        fc.asyncProperty(anyMaximum, async ({ node, lower, width, rows, places }) => {
          const network = tryNode(node);
          fc.pre(network !== undefined);
          const ready = uploadNetwork(network as Network);
          const inputs = sizeOf((network as Network).input.shape);
          const shape = ready.shapes.get((network as Network).nodes[0]?.output as string) as Shape;
          const outputs = sizeOf(shape);
          const take = (values: readonly number[], from: number, count: number) =>
            Array.from({ length: count }, (_, at) => values[(from + at) % values.length] as number);
          const lowers = [0, inputs].map((from) => take(lower, from, inputs));
          const widths = [0, inputs].map((from) => take(width, from, inputs));
          const uppers = lowers.map((bounds, sample) =>
            bounds.map((end, at) => end + (widths[sample]?.[at] as number)),
          );
          const coefficients = [0, 1, 2, 3].map((row) => take(rows, row * outputs, outputs));
          const passed = await pass(network as Network, { lower: lowers, upper: uppers }, coefficients);
          for (const [row, a] of coefficients.entries()) {
            const sample = Math.floor(row / 2);
            const point = take(places, row * inputs, inputs).map((place, at) => {
              const [low, up] = [lowers[sample]?.[at] as number, uppers[sample]?.[at] as number];
              return low + Math.round(place * (up - low));
            });
            const y = operationOf(node.op).evaluate(
              [Float64Array.from(point)],
              (network as Network).nodes[0] as NetworkNode,
              {
                inputs: [(network as Network).input.shape],
                output: shape,
              },
            );
            const value = dot(a, [...y]);
            const bound = dot(passed.coefficients[row] as number[], point) + (passed.constant[row] as number);
            const error = passed.error[row] as number;
            expectAtLeast(error, 0);
            expectBelow(error, 1e-2);
            expectAtMost(bound, value);
            if (widths.flat().every((w) => w === 0)) expect(bound).toBe(value);
          }
          ready.dispose();
        }),
        { numRuns: runs },
      );
    });
  });
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, at) => sum + value * (b[at] as number), 0);
}

/** Undefined where the window does not fit. */
function tryNode(node: OneNode): Network | undefined {
  try {
    return oneNode(node);
  } catch {
    return undefined;
  }
}
