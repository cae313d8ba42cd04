import { beforeAll, expect, test } from 'vitest';
import { NO_CHECKPOINT } from '../../../bounds/checkpoint';
import { inputBox } from '../../../bounds/inputBox';
import { ibp } from '../../../bounds/methods/ibp';
import { readOnnx } from '../../../formats/models/onnx/readOnnx';
import { startTestBackend } from '../../../testing/backend';
import { flags, floats, integers, node, onnxFile } from '../../../testing/networks/onnxFile';
import { forward64 } from '../../forward64';
import { valuesFromOnnx, valuesToOnnx } from '../../layout';
import type { Shape } from '../../network';
import { inferShapes } from '../../shapes';
import { uploadNetwork } from '../../upload';

beforeAll(() => startTestBackend('wasm'));

const valuesOf = (file: Uint8Array, x: readonly number[]) => {
  const network = readOnnx(file, 'composed');
  const shapes = inferShapes(network);
  const values = forward64(network, shapes, valuesFromOnnx(Float64Array.from(x), network.input.shape));
  return [...valuesToOnnx(values, shapes.get(network.output) as Shape)];
};

test('a batch of fixed size is normalised item by item, by the factors of each channel', () => {
  const file = onnxFile({
    opset: 21,
    inputs: { x: [2, 2, 2] },
    nodes: [node('GroupNormalization', ['x', 's', 'b'], 'y', { num_groups: 1, epsilon: { float: 0 } })],
    constants: [floats('s', [2], [1, 10]), floats('b', [2], [0, 1])],
  });
  // The mean of 0, 0, 2, 2 is 1, as is their deviation; that of 5, 7, 7, 5 is 6 and 1.
  expect(valuesOf(file, [0, 0, 2, 2, 5, 7, 7, 5])).toEqual([-1, -1, 11, 11, -1, 1, 11, -9]);
});

test('every value has its own exponent', () => {
  const file = onnxFile({
    inputs: { x: [1, 4] },
    nodes: [node('Pow', ['x', 'e'], 'y')],
    constants: [floats('e', [4], [1, 2, 0, 3])],
  });
  expect(valuesOf(file, [-3, -3, -3, -3])).toEqual([-3, 9, 1, -27]);
});

test.each(['Where', 'Add'])('attention that %s masks by −∞ gives what is left out nothing', (op) => {
  const causal = [1, 0, 0, 1, 1, 0, 1, 1, 1];
  const infinite = (x: number) => (x === 1 ? 0 : Number.NEGATIVE_INFINITY);
  const file = onnxFile({
    inputs: { x: ['N', 3, 3] },
    nodes: [
      node(op, op === 'Add' ? ['x', 'm'] : ['c', 'x', 'm'], 'scores'),
      node('Softmax', ['scores'], 'shares', { axis: 2 }),
      node('Mul', ['shares', 'ten'], 'y'),
    ],
    constants: [
      op === 'Add' ? floats('m', [3, 3], causal.map(infinite)) : floats('m', [], [Number.NEGATIVE_INFINITY]),
      flags('c', [3, 3], causal),
      floats('ten', [], [10]),
    ],
  });
  const [low, high] = [10 / (1 + Math.E), (10 * Math.E) / (1 + Math.E)];
  const expected = [10, 0, 0, low, high, 0, 10 / 3, 10 / 3, 10 / 3];
  expect(valuesOf(file, [5, 900, 900, 0, 1, 900, 7, 7, 7])).toEqual(expected.map((x) => expect.closeTo(x, 6)));
});

test('what is added to a product of matrices without a batch is multiplied by its factor', () => {
  const file = onnxFile({
    inputs: { x: [2, 2] },
    nodes: [node('Gemm', ['x', 'w', 'c'], 'y', { beta: { float: 3 }, alpha: { float: 0.5 } })],
    constants: [floats('w', [2, 2], [1, 2, 3, 4]), floats('c', [2], [10, 20])],
  });
  expect(valuesOf(file, [2, 0, 0, 2])).toEqual([31, 62, 33, 64]);
});

test('zeros have no direction', () => {
  const file = onnxFile({ inputs: { x: [1, 2] }, nodes: [node('LpNormalization', ['x'], 'y')] });
  expect(valuesOf(file, [0, 0])).toEqual([0, 0]);
  expect(valuesOf(file, [3, 4])).toEqual([expect.closeTo(0.6, 12), expect.closeTo(0.8, 12)]);
});

test.each([
  ['thirds', 'align_corners', true],
  ['quarters', 'half_pixel', false],
])('images grow by %s, and the rounding of a weight is accounted for', (_, coordinates, isPaid) => {
  const attributes = { mode: 'linear', coordinate_transformation_mode: coordinates };
  const file = onnxFile({
    inputs: { x: [1, 1, 1, 2] },
    nodes: [node('Resize', ['x', '', 's'], 'y', attributes)],
    constants: [floats('s', [4], [1, 1, 1, 2])],
  });
  const network = readOnnx(file, 'grown');
  expect(network.nodes.some(({ op }) => op === 'Band')).toBe(isPaid);
  const [first, second] = isPaid ? [1 / 3, 2 / 3] : [1 / 4, 3 / 4];
  expect(valuesOf(file, [0, 12])).toEqual([0, 12 * first, 12 * second, 12].map((value) => expect.closeTo(value, 5)));
});

test('entries at constant places give way to others', () => {
  const file = onnxFile({
    opset: 18,
    inputs: { x: [2, 3] },
    nodes: [
      node('ScatterElements', ['x', 'at', 'new'], 'one', { axis: 1 }),
      node('ScatterND', ['one', 'row', 'x0'], 'y'),
      node('GatherND', ['x', 'row'], 'x0'),
    ],
    constants: [integers('at', [-1, 0], [2, 1]), floats('new', [2, 1], [70, 80]), integers('row', [0], [1, 1])],
  });
  expect(valuesOf(file, [1, 2, 3, 4, 5, 6])).toEqual([1, 2, 3, 80, 5, 6]);
});

test.each([
  ['a number becomes a row', [], [1, 3], [10, 20, 30]],
  ['a number becomes a list', [], [3], [10, 20, 30]],
  ['a bare list becomes a table', [2], [3, 1], [10, 5, 20, 15, 30, 25]],
] as const)('%s where a constant has more dimensions', (_, sizes, shape, expected) => {
  const inputs = { x: sizes };
  const added = onnxFile({
    inputs,
    nodes: [node('Mul', ['x', 'none'], 'z'), node('Add', ['z', 'c'], 'y')],
    constants: [floats('none', [], [1]), floats('c', shape, [10, 20, 30])],
  });
  expect(valuesOf(added, [0, -5].slice(0, Math.max(1, sizes.length * 2)))).toEqual(expected);
  const scaled = onnxFile({
    inputs,
    nodes: [node('Mul', ['c', 'x'], 'y')],
    constants: [floats('c', shape, [1, 2, 3])],
  });
  expect(valuesOf(scaled, [2, 2])).toHaveLength(expected.length);
});

test.each([
  ['LogSoftmax', { axis: 1 }],
  ['ReduceLogSumExp', { axes: [1] }],
] as const)('%s of numbers far apart is finite, and the same', async (op, attributes) => {
  const file = onnxFile({
    inputs: { x: ['N', 3] },
    nodes: [node(op, ['x'], 's', attributes), node('Mul', ['s', 'ten'], 'y')],
    constants: [floats('ten', [], [10])],
  });
  const x = [-60, 70, 69];
  const all = 70 + Math.log(1 + Math.exp(-1) + Math.exp(-130));
  const expected = (op === 'LogSoftmax' ? x.map((one) => one - all) : [all]).map((one) => 10 * one);
  expect(valuesOf(file, x)).toEqual(expected.map((one) => expect.closeTo(one, 4)));
  const ready = uploadNetwork(readOnnx(file, 'far apart'));
  for (const [radius, most] of [
    [0, 0.1],
    [1, 300],
    [100, 1e5],
  ] as const) {
    const { logits } = await ibp(
      ready,
      inputBox(Float32Array.from(x), radius, null, 'real'),
      [0],
      'real',
      NO_CHECKPOINT,
    );
    for (const [at, value] of expected.entries()) {
      expect(logits.lower[at]).toBeLessThanOrEqual(value + 1e-4);
      expect(logits.upper[at]).toBeGreaterThanOrEqual(value - 1e-4);
      expect((logits.upper[at] as number) - (logits.lower[at] as number)).toBeLessThan(most);
    }
  }
  ready.dispose();
});
