import { expect, test } from 'vitest';
import { readOnnx } from '../../../formats/models/onnx/readOnnx';
import { floats, type NodeInit, node, onnxFile } from '../../../testing/networks/onnxFile';
import { forward64 } from '../../forward64';
import { inferShapes } from '../../shapes';

const one = (name: string, value: number) => floats(name, [], [value]);
const CONSTANTS = [
  one('kappa', 0.044715),
  one('beta', Math.sqrt(2 / Math.PI)),
  one('cubed', 3),
  one('half', 0.5),
  one('one', 1),
  one('two', Math.SQRT2),
  one('three', 3),
  one('six', 6),
];

/** What PyTorch and others write for functions that ONNX did not have, each as a product at the end. */
const WRITTEN: readonly (readonly [title: string, op: string, nodes: readonly NodeInit[], f: (x: number) => number])[] =
  [
    ['SiLU', 'Swish', [node('Sigmoid', ['x'], 's'), node('Mul', ['x', 's'], 'y')], (x) => x / (1 + Math.exp(-x))],
    [
      'Mish',
      'Mish',
      [node('Softplus', ['x'], 'p'), node('Tanh', ['p'], 't'), node('Mul', ['t', 'x'], 'y')],
      (x) => x * Math.tanh(Math.log1p(Math.exp(x))),
    ],
    [
      'GELU, halved at the end',
      'Gelu',
      [
        node('Div', ['x', 'two'], 'd'),
        node('Erf', ['d'], 'e'),
        node('Add', ['e', 'one'], 'a'),
        node('Mul', ['x', 'a'], 'p'),
        node('Mul', ['p', 'half'], 'y'),
      ],
      gelu,
    ],
    [
      'GELU, halved before',
      'Gelu',
      [
        node('Mul', ['half', 'x'], 'h'),
        node('Div', ['x', 'two'], 'd'),
        node('Erf', ['d'], 'e'),
        node('Add', ['one', 'e'], 'a'),
        node('Mul', ['h', 'a'], 'y'),
      ],
      gelu,
    ],
    [
      'GELU by tanh, as PyTorch writes it',
      'Gelu',
      [
        node('Mul', ['x', 'x'], 'q'),
        node('Mul', ['x', 'q'], 'u'),
        node('Mul', ['kappa', 'u'], 'k'),
        node('Add', ['x', 'k'], 'a'),
        node('Mul', ['beta', 'a'], 'b'),
        node('Tanh', ['b'], 't'),
        node('Add', ['one', 't'], 's'),
        node('Mul', ['x', 's'], 'p'),
        node('Mul', ['half', 'p'], 'y'),
      ],
      tanhGelu,
    ],
    [
      'GELU by tanh, with a power',
      'Gelu',
      [
        node('Pow', ['x', 'cubed'], 'u'),
        node('Mul', ['u', 'kappa'], 'k'),
        node('Add', ['x', 'k'], 'a'),
        node('Mul', ['a', 'beta'], 'b'),
        node('Tanh', ['b'], 't'),
        node('Add', ['t', 'one'], 's'),
        node('Mul', ['x', 'half'], 'h'),
        node('Mul', ['h', 's'], 'y'),
      ],
      tanhGelu,
    ],
    [
      'hard swish by a hard sigmoid',
      'HardSwish',
      [node('HardSigmoid', ['x'], 's', { alpha: { float: 1 / 6 } }), node('Mul', ['x', 's'], 'y')],
      (x) => x * Math.min(Math.max(Math.fround(1 / 6) * x + 0.5, 0), 1),
    ],
    [
      'hard swish, divided at the end',
      'HardSwish',
      [
        node('Add', ['x', 'three'], 'a'),
        node('Clip', ['a', 'zero', 'six'], 'c'),
        node('Mul', ['x', 'c'], 'p'),
        node('Div', ['p', 'six'], 'y'),
      ],
      (x) => (x * Math.min(Math.max(x + 3, 0), 6)) / 6,
    ],
  ];

function tanhGelu(x: number): number {
  return 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));
}

/** By its defining series, for |x| ≤ 3. */
function gelu(x: number): number {
  let [term, sum] = [x, x];
  for (let n = 1; n < 60; n++) {
    term *= (x * x) / (2 * n + 1);
    sum += term;
  }
  return 0.5 * x * (1 + 2 * (sum / Math.sqrt(2 * Math.PI)) * Math.exp((-x * x) / 2));
}

test.each(WRITTEN)('%s is one function', (_, op, nodes, f) => {
  const file = onnxFile({ inputs: { x: [1, 3] }, nodes, constants: [...CONSTANTS, one('zero', 0)] });
  const network = readOnnx(file, 'written');
  expect(network.nodes.map((each) => each.op)).toContain(op);
  expect(network.nodes.map((each) => each.op)).not.toContain('Product');
  const points = [-2.5, 0.75, 3];
  const values = forward64(network, inferShapes(network), Float64Array.from(points));
  for (const [at, x] of points.entries()) expect(values[at]).toBeCloseTo(f(x), 7);
});

test.each([
  ['a share of another value', [node('Neg', ['x'], 'n'), node('Sigmoid', ['n'], 's'), node('Mul', ['x', 's'], 'y')]],
  [
    'another root',
    [
      node('Div', ['x', 'three'], 'd'),
      node('Erf', ['d'], 'e'),
      node('Add', ['e', 'one'], 'a'),
      node('Mul', ['x', 'a'], 'y'),
    ],
  ],
  [
    'another sum',
    [
      node('Mul', ['x', 'half'], 'd'),
      node('Erf', ['d'], 'e'),
      node('Add', ['e', 'half'], 'a'),
      node('Mul', ['x', 'a'], 'y'),
    ],
  ],
])('%s stays a product', (_, nodes) => {
  const file = onnxFile({ inputs: { x: [1, 3] }, nodes, constants: CONSTANTS });
  expect(readOnnx(file, 'other').nodes.map((each) => each.op)).toContain('Product');
});
