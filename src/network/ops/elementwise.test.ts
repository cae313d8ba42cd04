import { beforeAll, describe, expect, test } from 'vitest';
import { readOnnx } from '../../formats/onnx/readOnnx';
import { startTestBackend } from '../../testing/backend';
import { boundNetwork } from '../../testing/boundNetwork';
import { oneNode } from '../../testing/oneNode';
import { node, onnxFile } from '../../testing/onnxFile';
import { runNetwork } from '../../testing/runNetwork';

beforeAll(() => startTestBackend('wasm'));

const TWO = [[2], [10, -4]] as const;

describe('with a constant', () => {
  test.each([
    ['Add', 0, [11, 1], { lower: [11, -3], upper: [13, 1] }],
    ['Sub', 0, [-9, 9], { lower: [-9, 5], upper: [-7, 9] }],
    ['Sub', 1, [9, -9], { lower: [7, -9], upper: [9, -5] }],
    ['Mul', 0, [10, -20], { lower: [10, -20], upper: [30, -4] }],
    ['Mul', 1, [10, -20], { lower: [10, -20], upper: [30, -4] }],
    ['Div', 0, [0.1, -1.25], { lower: [0.1, -1.25], upper: [0.3, -0.25] }],
  ] as const)('%s, input at %i', (op, xAt, output, bounds) => {
    const network = oneNode({ op, sizes: [2], others: [TWO], xAt });
    const x = Float32Array.of(1, 5);
    expect(runNetwork(network, x)).toEqual(Float32Array.from(output));
    const plain = boundNetwork(network, Float32Array.of(1, 1), Float32Array.of(3, 5), 'none');
    expect(plain.lower).toEqual(Float32Array.from(bounds.lower));
    expect(plain.upper).toEqual(Float32Array.from(bounds.upper));
    for (const rounding of ['real', 'float32'] as const) {
      const { lower, upper } = boundNetwork(network, Float32Array.of(1, 1), Float32Array.of(3, 5), rounding);
      for (const index of [0, 1] as const) {
        expect(lower[index]).toBeLessThan(bounds.lower[index]);
        expect(lower[index]).toBeCloseTo(bounds.lower[index], 3);
        expect(upper[index]).toBeGreaterThan(bounds.upper[index]);
        expect(upper[index]).toBeCloseTo(bounds.upper[index], 3);
      }
    }
  });

  test.each([
    ['one a channel', [2, 1, 1], [11, 12, 23, 24]],
    ['one a channel, with the batch', [1, 2, 1, 1], [11, 12, 23, 24]],
    ['one a column', [2], [11, 22, 13, 24]],
    ['one in all', [1, 1, 1, 1], [11, 12, 13, 14]],
  ] as const)('%s', (_, sizes, expected) => {
    const values = sizes[0] === 2 || (sizes as readonly number[])[1] === 2 ? [10, 20] : [10];
    const network = oneNode({ op: 'Add', sizes: [2, 1, 2], others: [[sizes, values]] });
    expect([...runNetwork(network, Float32Array.of(1, 2, 3, 4))]).toEqual(expected);
  });

  test.each([
    ['a divisor of 0', { op: 'Div', others: [[[2], [1, 0]]] }, 'It divides by 0.'],
    ['a constant divided', { op: 'Div', others: [TWO], xAt: 1 }, 'It divides by a value that depends on the input.'],
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

  test.each(['Mul', 'Div'])('%s is refused', (op) => {
    expect(() => network(op)).toThrow(/depend/);
  });
});

test('Neg exchanges the ends', () => {
  const { lower, upper } = boundNetwork(
    oneNode({ op: 'Neg', sizes: [2] }),
    Float32Array.of(1, -3),
    Float32Array.of(2, 4),
    'real',
  );
  expect([...lower, ...upper]).toEqual([-2, -4, -1, 3]);
});
