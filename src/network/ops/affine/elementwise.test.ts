import { beforeAll, describe, expect, test } from 'vitest';
import { readOnnx } from '../../../formats/models/onnx/readOnnx';
import { startTestBackend } from '../../../testing/backend';
import { boundNetwork } from '../../../testing/boundNetwork';
import { oneNode } from '../../../testing/networks/oneNode';
import { node, onnxFile } from '../../../testing/networks/onnxFile';
import { runNetwork } from '../../../testing/runNetwork';

beforeAll(() => startTestBackend('wasm'));

describe('with a constant', () => {
  test.each([
    ['a divisor of 0', { op: 'Div', others: [[[2], [1, 0]]] }, 'It divides by 0'],
    [
      'a constant for each of several samples',
      {
        op: 'Add',
        others: [
          [
            [2, 2],
            [1, 2, 3, 4],
          ],
        ],
      },
      'Its constant [2, 2] would change the batch of its input',
    ],
    [
      'a constant of other sizes',
      { op: 'Mul', others: [[[3], [1, 2, 3]]] },
      'The shapes [2] and [3] do not fit together.',
    ],
    [
      'integers',
      { op: 'Add', others: [{ integers: [1, 2] }] },
      'Its weights are integers; a quantized network is not taken.',
    ],
  ] as const)('refuses %s', (_, options, message) => {
    expect(() => oneNode({ sizes: [2], ...options })).toThrow(`Node 1 (${options.op} “layer”): ${message}`);
  });
});

describe('of two activations', () => {
  const network = (op: string) =>
    readOnnx(
      onnxFile({ nodes: [node('Neg', ['x'], 'minus'), node('Relu', ['x'], 'relu'), node(op, ['relu', 'minus'], 'y')] }),
      'two',
    );

  test.each([
    ['Add', [0, 5], { lower: [-2, 1], upper: [2, 7] }],
    ['Sub', [4, -5], { lower: [2, -7], upper: [6, -1] }],
  ] as const)('%s', (op, output, bounds) => {
    const two = network(op);
    expect([...runNetwork(two, Float32Array.of(2, -5))]).toEqual(output);
    // max(0, x) ∈ [1, 3] × [0, 0] and −x ∈ [−3, −1] × [1, 7].
    const [lower, upper] = [Float32Array.of(1, -7), Float32Array.of(3, -1)];
    const plain = boundNetwork(two, lower, upper, 'none');
    expect([...plain.lower]).toEqual(bounds.lower);
    expect([...plain.upper]).toEqual(bounds.upper);
    const real = boundNetwork(two, lower, upper, 'real');
    const float32 = boundNetwork(two, lower, upper, 'float32');
    expect(real.lower[0]).toBeLessThan(plain.lower[0] as number);
    expect(float32.lower[0]).toBeLessThan(real.lower[0] as number);
    expect(float32.upper[1]).toBeGreaterThan(real.upper[1] as number);
  });

  test('takes the same activation twice', () => {
    const twice = readOnnx(onnxFile({ nodes: [node('Add', ['x', 'x'], 'y')] }), 'twice');
    expect([...runNetwork(twice, Float32Array.of(2, -5))]).toEqual([4, -10]);
  });
});
