import { beforeAll, describe, expect, test } from 'vitest';
import { NO_CHECKPOINT } from '../../../bounds/checkpoint';
import { inputBox } from '../../../bounds/inputBox';
import { BOUNDS_BY } from '../../../bounds/methods';
import { readOnnx } from '../../../formats/models/onnx/readOnnx';
import { startTestBackend } from '../../../testing/backend';
import { floats, node, onnxFile } from '../../../testing/networks/onnxFile';
import { forward64 } from '../../forward64';
import type { Shape } from '../../network';
import { inferShapes } from '../../shapes';
import { uploadNetwork } from '../../upload';
import { whatIsKnown } from './knownRange';

beforeAll(() => startTestBackend('wasm'));

const CONSTANTS = [floats('two', [], [2]), floats('tiny', [], [1e-5]), floats('ones', [3], [1, 1, 1])];
const mean = (of: string, output: string, keepdims = 1) => node('ReduceMean', [of], output, { axes: [1], keepdims });

/** What exporters write out: x − mean over the root of the mean of its squares. */
const written = [
  mean('x', 'mean'),
  node('Sub', ['x', 'mean'], 'c'),
  node('Pow', ['c', 'two'], 'squares'),
  mean('squares', 'variance'),
  node('Add', ['variance', 'tiny'], 'sum'),
  node('Sqrt', ['sum'], 'root'),
];

const NORMALIZATIONS: Readonly<Record<string, Parameters<typeof onnxFile>[0]['nodes']>> = {
  'as one operator': [node('LayerNormalization', ['x', 'ones'], 'y', { axis: -1 })],
  'by a quotient': [...written, node('Div', ['c', 'root'], 'y')],
  'by a product': [...written, node('Reciprocal', ['root'], 'share'), node('Mul', ['share', 'c'], 'y')],
};

const read = (nodes: Parameters<typeof onnxFile>[0]['nodes'], sizes: readonly (number | string)[] = ['N', 3]) =>
  readOnnx(onnxFile({ opset: 17, inputs: { x: [...sizes] }, nodes, constants: CONSTANTS }), 'normalized');

/** What is said of nodes that change nothing. */
function saidOf(network: ReturnType<typeof read>): string[] {
  const shapes = inferShapes(network);
  const known = whatIsKnown(network.nodes, (name) => shapes.get(name) as Shape);
  return network.nodes.flatMap((one) => known(one) ?? []);
}

test('of a Relu before a root it is said what is known, of others nothing', () => {
  const deviation = [...written.slice(0, 4), node('Mul', ['variance', 'two'], 'v'), node('Sqrt', ['v'], 'y')];
  expect(saidOf(read(deviation))).toEqual([expect.stringContaining('never negative')]);
  expect(saidOf(read([node('Relu', ['x'], 'r'), node('Sqrt', ['r'], 'y')]))).toEqual([]);
  const cut = [node('Clip', ['x', 'low', 'high'], 'y')];
  const limits = [floats('low', [], [-1]), floats('high', [], [1])];
  const file = onnxFile({ opset: 17, inputs: { x: ['N', 3] }, nodes: cut, constants: limits });
  expect(saidOf(readOnnx(file, 'cut'))).toEqual([]);
});

async function boundsOver(network: ReturnType<typeof read>, epsilon: number, method: 'ibp' | 'crown' = 'ibp') {
  const ready = uploadNetwork(network);
  const box = inputBox(Float32Array.of(0.5, 0, -0.25), epsilon, null, 'real');
  const { logits } = await BOUNDS_BY[method].bound(ready, box, [0], 'real', NO_CHECKPOINT);
  ready.dispose();
  return logits;
}

describe.each(Object.entries(NORMALIZATIONS))('what is normalized %s', (_, nodes) => {
  test('is within the root of how many there are, however wide the box', async () => {
    for (const epsilon of [1, 1e4]) {
      const { lower, upper } = await boundsOver(read(nodes), epsilon);
      expect(Math.max(...upper)).toBeLessThan(Math.sqrt(3) + 1e-4);
      expect(Math.min(...lower)).toBeGreaterThan(-Math.sqrt(3) - 1e-4);
    }
  });

  test('says of the node that is added what it is', () => {
    expect(saidOf(read(nodes)).at(-1)).toBe(
      'It changes nothing: what is divided by the root of a mean of squares, its own among them, lies between −1.74 and 1.74, which intervals forget.',
    );
  });

  test('is what it is', () => {
    const network = read(nodes);
    const values = forward64(network, inferShapes(network), Float64Array.of(1, 2, 6));
    const root = Math.sqrt(14 / 3 + 1e-5);
    for (const [at, value] of [-2, -1, 3].entries()) expect(values[at]).toBeCloseTo(value / root, 6);
  });
});

test('a quotient by the root of another mean is not taken to lie within that', async () => {
  const others = [
    node('Pow', ['x', 'two'], 'squares'),
    mean('squares', 'sum', 0),
    node('Sqrt', ['sum'], 'root'),
    node('Div', ['x', 'root'], 'y'),
  ];
  const { upper } = await boundsOver(read(others, [1, 3]), 0);
  expect(upper[0]).toBeGreaterThan(0.5 / Math.sqrt(0.3125 / 3) - 1e-6);
  const square = read(others, [3, 3]);
  // The mean of each row meets a column there.
  const values = forward64(square, inferShapes(square), Float64Array.of(1, 1, 1, 1, 1, 1, 100, 100, 100));
  const ready = uploadNetwork(square);
  const box = inputBox(Float32Array.of(1, 1, 1, 1, 1, 1, 100, 100, 100), 0.5, null, 'real');
  const { logits } = await BOUNDS_BY.ibp.bound(ready, box, [0], 'real', NO_CHECKPOINT);
  ready.dispose();
  for (const [at, value] of values.entries()) expect(logits.upper[at]).toBeGreaterThanOrEqual(value);
});

test.each(['ibp', 'crown'] as const)('a standard deviation is bounded by %s where it may be 0', async (method) => {
  const scaled = [...written.slice(0, 4), node('Mul', ['variance', 'two'], 'v'), node('Sqrt', ['v'], 'y')];
  const { lower, upper } = await boundsOver(read(scaled), 2, method);
  expect(lower[0]).toBeGreaterThan(-4);
  expect(upper[0]).toBeGreaterThan(2);
  expect(upper[0]).toBeLessThan(12);
});
