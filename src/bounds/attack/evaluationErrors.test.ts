import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { readOnnx } from '../../formats/models/onnx/readOnnx';
import { values64 } from '../../network/forward64';
import { uploadNetwork } from '../../network/upload';
import { encloses } from '../../numbers/dyadic';
import { startTestBackend } from '../../testing/backend';
import { type Dense, denseNetwork, evaluateExactly } from '../../testing/networks/denseNetwork';
import { floats, node, onnxFile } from '../../testing/networks/onnxFile';
import { watchPeak } from '../../testing/watchPeak';
import { evaluationErrors } from './evaluationErrors';

beforeAll(() => startTestBackend('wasm'));

const WIDTH = 3;
// Numbers of very different sizes, so that sums cancel and float64 rounds them.
const number = fc
  .tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.integer({ min: -8, max: 10 }))
  .map(([mantissa, exponent]) => Math.fround(mantissa * 2 ** (3 * exponent)));
const vector = fc.array(number, { minLength: WIDTH, maxLength: WIDTH });
const layer: fc.Arbitrary<Dense> = fc.record({
  weight: fc.array(vector, { minLength: WIDTH, maxLength: WIDTH }),
  bias: vector,
});

test('hold the exact logits', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(layer, { minLength: 1, maxLength: 4 }), vector, async (layers, point) => {
      const ready = uploadNetwork(denseNetwork(layers));
      const input = Float64Array.from(point);
      const values = values64(ready.network, ready.shapes, input);
      const logits = values.get(ready.network.output) as Float64Array;
      const errors = await evaluationErrors(ready, values);
      ready.dispose();
      for (const [j, truth] of evaluateExactly(layers, point).entries()) {
        const [z, error] = [logits[j] as number, errors[j] as number];
        expect(encloses(z - error, truth, z + error)).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

test('are small beside logits of usual size, and infinite where numbers are beyond what can be bounded', async () => {
  const errorsWith = async (weight: number) => {
    const ready = uploadNetwork(denseNetwork([{ weight: [[weight]], bias: [1] }]));
    const errors = await evaluationErrors(ready, values64(ready.network, ready.shapes, Float64Array.of(1)));
    ready.dispose();
    return errors[0] as number;
  };
  expect(await errorsWith(1)).toBeLessThan(1e-11);
  expect(await errorsWith(1e30)).toBe(Number.POSITIVE_INFINITY);
});

test('grow by the slope of a function that is steeper than 1', async () => {
  // Each of these terms is lost to the sum before it; together they are 2⁻³⁶. 2¹⁴ of them, that rounding is not granted.
  const terms = 2 ** 14;
  const weight = [16, ...new Array<number>(terms).fill(2 ** -50)];
  const gemm = node('Gemm', ['x', 'w'], 'z');
  const file = onnxFile({
    inputs: { x: [1, terms + 1] },
    nodes: [gemm, node('Exp', ['z'], 'y')],
    constants: [floats('w', [terms + 1, 1], weight)],
  });
  const ready = uploadNetwork(readOnnx(file, 'exp'));
  const values = values64(ready.network, ready.shapes, new Float64Array(terms + 1).fill(1));
  const [computed] = values.get(ready.network.output) as Float64Array;
  const [error] = await evaluationErrors(ready, values);
  ready.dispose();
  expect(computed).toBeCloseTo(Math.exp(16), 3);
  const missing = Math.exp(16) * Math.expm1(terms * 2 ** -50);
  expect(error).toBeGreaterThanOrEqual(missing);
  expect(error).toBeLessThan(100 * missing);
});

test('are infinite where a function leaves what can be bounded', async () => {
  const file = onnxFile({ inputs: { x: [1, 1] }, nodes: [node('Exp', ['x'], 'y')] });
  const ready = uploadNetwork(readOnnx(file, 'exp'));
  for (const x of [40, 1000]) {
    const values = values64(ready.network, ready.shapes, Float64Array.of(x));
    expect([...(await evaluationErrors(ready, values))]).toEqual([Number.POSITIVE_INFINITY]);
  }
  ready.dispose();
});

test('are passed on in the memory of two values, however many there are', async () => {
  const size = 10_000;
  const peakOf = async (count: number) => {
    const nodes = Array.from({ length: count }, (_, at) =>
      node('Relu', [at ? `v${at}` : 'x'], at + 1 < count ? `v${at + 1}` : 'y'),
    );
    const ready = uploadNetwork(readOnnx(onnxFile({ inputs: { x: [1, size] }, nodes }), 'chain'));
    const values = values64(ready.network, ready.shapes, new Float64Array(size).fill(1));
    const before = tf.memory().numBytes;
    const peak = watchPeak();
    await evaluationErrors(ready, values);
    ready.dispose();
    return peak() - before;
  };
  // A peak of each node is one number.
  expect(await peakOf(40)).toBeLessThan((await peakOf(4)) + 2 * 40 * 4);
});
