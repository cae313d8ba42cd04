import { beforeAll, describe, expect, test } from 'vitest';
import { startTestBackend } from '../../testing/backend';
import { boundNetwork } from '../../testing/boundNetwork';
import { oneNode } from '../../testing/oneNode';
import { runNetwork } from '../../testing/runNetwork';

const X = Float32Array.of(-2, -0.5, 0, 0.5, 2);
const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

describe.each(['wasm', 'cpu'] as const)('on %s', (backend) => {
  beforeAll(() => startTestBackend(backend));

  test.each([
    ['Relu', {}, (x: number) => Math.max(0, x)],
    ['LeakyRelu', { alpha: { float: 0.25 } }, (x: number) => (x < 0 ? 0.25 * x : x)],
    ['Sigmoid', {}, sigmoid],
    ['Tanh', {}, Math.tanh],
    ['Identity', {}, (x: number) => x],
    ['Dropout', {}, (x: number) => x],
    ['Cast', { to: 1 }, (x: number) => x],
  ] as const)('%s', (op, attributes, expected) => {
    const network = oneNode({ op, sizes: [5], attributes });
    runNetwork(network, X).forEach((y, index) => void expect(y).toBeCloseTo(expected(X[index] as number), 6));
    const upper = X.map((x) => x + 1);
    for (const rounding of ['none', 'real', 'float32'] as const) {
      const bounds = boundNetwork(network, X, upper, rounding);
      X.forEach((x, index) => {
        expect(bounds.lower[index]).toBeLessThanOrEqual(expected(x) + (rounding === 'none' ? 1e-6 : 0));
        expect(bounds.lower[index]).toBeCloseTo(expected(x), 4);
        expect(bounds.upper[index]).toBeGreaterThanOrEqual(expected(x + 1) - (rounding === 'none' ? 1e-6 : 0));
        expect(bounds.upper[index]).toBeCloseTo(expected(x + 1), 4);
      });
    }
  });

  test('LeakyRelu pays for the rounding of its product', () => {
    const alpha = Math.fround(0.1);
    const network = oneNode({ op: 'LeakyRelu', sizes: [1], attributes: { alpha: { float: alpha } } });
    const x = Float32Array.of(-0.3);
    const exact = alpha * (x[0] as number);
    const { lower, upper } = boundNetwork(network, x, x, 'real');
    expect(lower[0]).toBeLessThan(exact);
    expect(upper[0]).toBeGreaterThan(exact);
  });
});

describe('Clip', () => {
  beforeAll(() => startTestBackend('wasm'));

  test.each([
    [
      'both limits as inputs',
      {
        others: [
          [[], [-0.5]],
          [[], [1]],
        ],
      },
      [-0.5, -0.5, 0, 0.5, 1],
    ],
    ['only the upper one', { others: ['', [[], [1]]] }, [-2, -0.5, 0, 0.5, 1]],
    ['both as attributes', { opset: 10, attributes: { min: { float: 0 }, max: { float: 6 } } }, [0, 0, 0, 0.5, 2]],
    [
      'an infinite limit',
      {
        others: [
          [[], [0]],
          [[], [Number.POSITIVE_INFINITY]],
        ],
      },
      [0, 0, 0, 0.5, 2],
    ],
    ['no limits', {}, [-2, -0.5, 0, 0.5, 2]],
  ] as const)('with %s', (_, options, expected) => {
    const network = oneNode({ op: 'Clip', sizes: [5], ...options });
    expect([...runNetwork(network, X)]).toEqual(expected);
    const { lower, upper } = boundNetwork(network, X, X, 'real');
    expect([...lower]).toEqual(expected);
    expect([...upper]).toEqual(expected);
  });

  test('refuses limits in the wrong order', () => {
    const build = () =>
      oneNode({
        op: 'Clip',
        sizes: [5],
        others: [
          [[], [1]],
          [[], [0]],
        ],
      });
    expect(build).toThrow('Node 1 (Clip “layer”): Its minimum 1 is above its maximum 0.');
  });
});

test.each([
  ['LeakyRelu', { alpha: { float: -0.5 } }, 'Its slope alpha is -0.5.'],
  ['Cast', { to: 7 }, 'It casts an activation to something else than float32.'],
] as const)('%s is refused with %o', (op, attributes, message) => {
  expect(() => oneNode({ op, sizes: [2], attributes })).toThrow(`Node 1 (${op} “layer”): ${message}`);
});

test('Dropout is refused while training', () => {
  const build = () => oneNode({ op: 'Dropout', sizes: [2], others: [[[], [0.5]], { integers: [1] }] });
  expect(build).toThrow('Node 1 (Dropout “layer”): It is in training mode. Call model.eval() before exporting.');
});
