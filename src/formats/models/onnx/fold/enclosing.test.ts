import { beforeAll, expect, test } from 'vitest';
import { NO_CHECKPOINT } from '../../../../bounds/checkpoint';
import { inputBox } from '../../../../bounds/inputBox';
import { BOUNDS_BY } from '../../../../bounds/methods';
import { uploadNetwork } from '../../../../network/upload';
import { startTestBackend } from '../../../../testing/backend';
import { floats, type NodeInit, node, onnxFile, type TensorInit } from '../../../../testing/networks/onnxFile';
import { problemOf } from '../../../../testing/problemOf';
import { readOnnx } from '../readOnnx';

beforeAll(() => startTestBackend('wasm'));

/** Bounds of a network at a point, by every way of passing back. */
async function boundsAt(file: Uint8Array, x: readonly number[], epsilon = 0) {
  const ready = uploadNetwork(readOnnx(file, 'enclosed'));
  const box = inputBox(Float64Array.from(x), epsilon, null, 'real');
  const all = [];
  for (const method of ['ibp', 'crown', 'alpha-crown'] as const) {
    all.push((await BOUNDS_BY[method].bound(ready, box, [0], 'real', NO_CHECKPOINT, { onStep: () => {} })).logits);
  }
  ready.dispose();
  return all;
}

const X = { x: [1, 2] };

/** Networks whose weights float32 does not hold, and what they give for (x, y), exactly or by float64. */
const CASES: readonly (readonly [
  string,
  readonly NodeInit[],
  readonly TensorInit[],
  (x: number, y: number) => number,
])[] = [
  [
    'thirds',
    [node('Div', ['v', 's'], 'W'), node('Gemm', ['x', 'W', 'c'], 'y', { alpha: { float: -2 } })],
    [floats('v', [2, 1], [1, 2]), floats('s', [], [3]), floats('c', [1], [0.5])],
    (x, y) => (-2 * (x + 2 * y)) / 3 + 0.5,
  ],
  [
    'a root that divides, as in attention',
    [node('Sqrt', ['d'], 'r'), node('Div', ['x', 'r'], 'q'), node('Gemm', ['q', 'o'], 'y')],
    [floats('d', [], [3]), floats('o', [2, 1], [1, 1])],
    (x, y) => (x + y) / Math.sqrt(3),
  ],
  [
    'a norm of weights',
    [node('ReduceL2', ['v'], 'n', { axes: [0] }), node('Div', ['v', 'n'], 'W'), node('MatMul', ['x', 'W'], 'y')],
    [floats('v', [2, 1], [1, 1])],
    (x, y) => (x + y) / Math.SQRT2,
  ],
  [
    'a spectral norm, turned about',
    [
      node('MatMul', ['u', 'W'], 'a'),
      node('MatMul', ['a', 'v'], 's'),
      node('Div', ['W', 's'], 'N'),
      node('Transpose', ['N'], 'T'),
      node('MatMul', ['x', 'T'], 'z'),
      node('Relu', ['z'], 'y'),
    ],
    [floats('u', [1], [0.7]), floats('W', [1, 2], [3, 4]), floats('v', [2], [0.6, 0.8])],
    (x, y) => Math.max(0, (3 * x + 4 * y) / (Math.fround(0.7) * (3 * Math.fround(0.6) + 4 * Math.fround(0.8)))),
  ],
  [
    'a factor and a shift',
    [
      node('Div', ['a', 'b'], 'f'),
      node('Mul', ['f', 'x'], 'm'),
      node('Sub', ['m', 'f'], 'd'),
      node('Gemm', ['d', 'o'], 'y'),
    ],
    [floats('a', [], [1]), floats('b', [], [3]), floats('o', [2, 1], [1, 1])],
    (x, y) => (x + y - 2) / 3,
  ],
  [
    'numbers of float64',
    [
      node('Constant', [], 'V', { value: { tensor: doubles('', [1, 2], [0.1, 0.2]) } }),
      node('Transpose', ['V'], 'W'),
      node('MatMul', ['x', 'W'], 'm'),
      node('Add', ['m', 'b'], 's'),
      node('Mul', ['f', 's'], 'y'),
    ],
    [doubles('b', [1], [0.3]), doubles('f', [], [0.7])],
    (x, y) => (0.1 * x + 0.2 * y + 0.3) * 0.7,
  ],
];

function doubles(name: string, dims: readonly number[], doubleData: number[]): TensorInit {
  return { name, dataType: 11, dims: dims.map(BigInt), doubleData };
}

test('numbers of float64 that float32 does not hold are refused where they are no weights', () => {
  const file = (limit: TensorInit) => onnxFile({ nodes: [node('Clip', ['x', '', 'c'], 'y')], constants: [limit] });
  expect(problemOf(file(doubles('c', [], [0.5])))).toBe('');
  expect(problemOf(file(doubles('c', [], [0.1])))).toMatch(/“c” is float64.*0\.1/);
  expect(problemOf(file(doubles('c', [], [1e300])))).toMatch(/“c” is float64/);
});

test.each(CASES)('%s are enclosed', async (_, nodes, constants, f) => {
  const file = onnxFile({ inputs: X, nodes, constants });
  for (const [x, y] of [
    [3, 0],
    [1000, -7],
    [2 ** -20, 2 ** -30],
  ] as const) {
    const exact = f(x, y);
    const scale = Math.max(1, Math.abs(x));
    for (const { lower, upper } of await boundsAt(file, [x, y])) {
      expect(lower[0] as number).toBeLessThanOrEqual(exact + 1e-15 * scale);
      expect(upper[0] as number).toBeGreaterThanOrEqual(exact - 1e-15 * scale);
      expect((upper[0] as number) - (lower[0] as number)).toBeLessThan(1e-5 * scale);
    }
  }
});

test('what cannot be enclosed is refused', () => {
  const third = node('Div', ['a', 'b'], 'f');
  const constants = [floats('a', [], [1]), floats('b', [], [3]), floats('zero', [], [0])];
  const problem = (...nodes: NodeInit[]) => problemOf(onnxFile({ inputs: X, nodes, constants }));
  expect(problem(third, node('Pow', ['x', 'f'], 'y'))).toMatch(/more precise than float32/);
  expect(problem(node('Div', ['a', 'zero'], 'f'), node('Mul', ['x', 'f'], 'y'))).toMatch(/divides a constant by zero/);
});
