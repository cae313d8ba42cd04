import { beforeAll, expect, test } from 'vitest';
import { NO_CHECKPOINT } from '../../../../bounds/checkpoint';
import { inputBox } from '../../../../bounds/inputBox';
import { crown } from '../../../../bounds/methods/crown';
import { ibp } from '../../../../bounds/methods/ibp';
import { readOnnx } from '../../../../formats/models/onnx/readOnnx';
import { startTestBackend } from '../../../../testing/backend';
import { floats, node, onnxFile } from '../../../../testing/networks/onnxFile';
import { forward64 } from '../../../forward64';
import { inferShapes } from '../../../shapes';
import { uploadNetwork } from '../../../upload';

beforeAll(() => startTestBackend('wasm'));

const half = floats('half', [], [0.5]);
const network = (...nodes: Parameters<typeof onnxFile>[0]['nodes']) =>
  readOnnx(onnxFile({ inputs: { x: ['N', 2] }, nodes, constants: [half, floats('two', [], [2])] }), 'compared');
const valuesOf = (nodes: Parameters<typeof onnxFile>[0]['nodes'], x: readonly [number, number]) => {
  const read = network(...nodes);
  return [...forward64(read, inferShapes(read), Float64Array.from(x))];
};
const asFloat = node('Cast', ['t'], 'y', { to: 1 });

test.each([
  ['Greater', [0, 1]],
  ['GreaterOrEqual', [1, 1]],
  ['Less', [0, 0]],
  ['LessOrEqual', [1, 0]],
  ['Equal', [1, 0]],
])('%s says by 1 and 0 what is true', (op, expected) => {
  expect(valuesOf([node(op, ['x', 'half'], 't'), asFloat], [0.5, 0.75])).toEqual(expected);
});

test('truths are joined and turned about', () => {
  const nodes = [
    node('Greater', ['x', 'half'], 'a'),
    node('Less', ['x', 'two'], 'b'),
    node('And', ['a', 'b'], 'c'),
    node('Xor', ['c', 'a'], 'd'),
    node('Or', ['d', 'a'], 'e'),
    node('Not', ['e'], 't'),
    asFloat,
  ];
  expect(valuesOf(nodes, [1, 3])).toEqual([0, 0]);
  expect(valuesOf(nodes, [0.25, 0.5])).toEqual([1, 1]);
});

test('numbers other than 0 are true', () => {
  expect(valuesOf([node('Cast', ['x'], 't', { to: 9 }), asFloat], [0, -3])).toEqual([0, 1]);
});

const leaky = [
  node('Greater', ['x', 'half'], 'c'),
  node('Mul', ['x', 'two'], 'double'),
  node('Where', ['c', 'double', 'x'], 'y'),
];

test('a choice that hangs on the input is one of the two', () => {
  expect(valuesOf(leaky, [1, 0.25])).toEqual([2, 0.25]);
});

const boundsBy = {
  ibp: (...[ready, box]: Parameters<typeof ibp>) => ibp(ready, box, [0], 'real', NO_CHECKPOINT),
  crown: (...[ready, box]: Parameters<typeof ibp>) => crown(ready, box, [0], 'backward', 'real', NO_CHECKPOINT),
};

test.each(['ibp', 'crown'] as const)(
  'by %s the bounds of a choice are those of both where it is not decided, and of one where it is',
  async (method) => {
    const ready = uploadNetwork(network(...leaky));
    const box = inputBox(Float32Array.of(0.5, 2), 0.25, null, 'real');
    const { logits } = await boundsBy[method](ready, box, [0], 'real', NO_CHECKPOINT);
    expect([...logits.lower]).toEqual([0.25, 3.5].map((x) => expect.closeTo(x, 4)));
    expect([...logits.upper]).toEqual([1.5, 4.5].map((x) => expect.closeTo(x, 4)));
    ready.dispose();
  },
);
