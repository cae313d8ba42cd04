import { toBinary } from '@bufbuild/protobuf';
import { expect, test } from 'vitest';
import { floats, node, type OnnxFile, onnxFile, onnxModel } from '../../testing/onnxFile';
import { problemOf } from '../../testing/problemOf';
import { type ModelProto, ModelProtoSchema } from './onnx_pb';

const named = (name: string, ...parameters: Parameters<typeof node>) => ({ ...node(...parameters), name });
const RELU = [named('act', 'Relu', ['x'], 'y')];
const MATMUL = [named('fc', 'MatMul', ['x', 'w'], 'y')];

/** A file changed in ways that the builder does not offer. */
function changed(file: OnnxFile, change: (model: ModelProto) => void): Uint8Array {
  const model = onnxModel(file);
  change(model);
  return toBinary(ModelProtoSchema, model);
}

const CASES: readonly (readonly [string, Uint8Array, string])[] = [
  ['an empty graph', onnxFile({ nodes: [] }), 'The graph has no operations. Export the network again.'],
  [
    'an old opset',
    onnxFile({ opset: 6, nodes: RELU }),
    'The model uses ONNX opset 6; opsets 7 to 21 are taken. Export with opset_version=17.',
  ],
  [
    'a new opset',
    onnxFile({ opset: 99, nodes: RELU }),
    'The model uses ONNX opset 99; opsets 7 to 21 are taken. Export with opset_version=17.',
  ],
  [
    'two inputs',
    onnxFile({ inputs: { x: [1, 2], z: [1, 2] }, nodes: [named('', 'Add', ['x', 'z'], 'y')] }),
    'The graph has 2 inputs: “x”, “z”. Networks with one input are taken; export the part you mean.',
  ],
  ['no input', onnxFile({ inputs: {}, nodes: RELU }), 'The graph has no input. Export the network with one input.'],
  [
    'two outputs',
    onnxFile({ outputs: ['y', 'z'], nodes: [...RELU, named('', 'Neg', ['x'], 'z')] }),
    'The graph has 2 outputs: “y”, “z”. Networks with one output are taken; export the part you mean.',
  ],
  ['no output', onnxFile({ outputs: [], nodes: RELU }), 'The graph has no output. Export the network with one output.'],
  [
    'an output that nothing computes',
    onnxFile({ outputs: ['z'], nodes: RELU }),
    'No operation computes the output “z”. Export the network again.',
  ],
  [
    'an output that does not depend on the input',
    onnxFile({ nodes: [named('', 'Identity', ['w'], 'y')], constants: [floats('w', [2], [1, 2])] }),
    'The output does not depend on the input. Export the network again.',
  ],
  [
    'a cycle',
    onnxFile({
      nodes: [named('a', 'Add', ['x', 'v'], 'u'), named('b', 'Relu', ['u'], 'v'), named('c', 'Neg', ['v'], 'y')],
    }),
    'Node 2 (Relu “b”): It reads a value that depends on its own output, through Node 1 (Add “a”). Only feed-forward networks are taken; unroll the loop.',
  ],
  [
    'a node that reads itself',
    onnxFile({ nodes: [named('a', 'Add', ['x', 'y'], 'y')] }),
    'Node 1 (Add “a”): It reads a value that depends on its own output, through Node 1 (Add “a”). Only feed-forward networks are taken; unroll the loop.',
  ],
  [
    'a missing value',
    onnxFile({ nodes: [named('a', 'Relu', ['ghost'], 'y')] }),
    'Node 1 (Relu “a”): It reads “ghost”, which nothing in the file gives. Export it again.',
  ],
  [
    'a value computed twice',
    onnxFile({ nodes: [...RELU, named('again', 'Neg', ['x'], 'y')] }),
    'Node 2 (Neg “again”): It computes “y”, which is defined already. Give every value a name of its own.',
  ],
  [
    'a constant given twice',
    onnxFile({ nodes: MATMUL, constants: [floats('w', [2, 1], [1, 2]), floats('w', [2, 1], [1, 2])] }),
    'The constant “w” is given twice. Export the network again.',
  ],
  [
    'an unknown operator',
    onnxFile({
      nodes: [
        ...RELU.slice(0, 0),
        named('act', 'Relu', ['x'], 'r'),
        named('encoder.norm', 'LayerNormalization', ['r'], 'y'),
      ],
    }),
    '1 of 2 operations is not supported: Node 2 (LayerNormalization “encoder.norm”); the other 1 is. Replace them by supported operations, or cut the network before them.',
  ],
  [
    'many unknown operators',
    onnxFile({
      nodes: Array.from({ length: 7 }, (_, k) =>
        named(`e${k}`, 'Erf', [k === 0 ? 'x' : `v${k}`], k === 6 ? 'y' : `v${k + 1}`),
      ),
    }),
    '7 of 7 operations are not supported: Node 1 (Erf “e0”), Node 2 (Erf “e1”), Node 3 (Erf “e2”), Node 4 (Erf “e3”), Node 5 (Erf “e4”) and 2 more; the other 0 are. Replace them by supported operations, or cut the network before them.',
  ],
  [
    'an operator of another domain',
    onnxFile({ nodes: [{ ...named('gelu', 'Gelu', ['x'], 'y'), domain: 'com.microsoft' }] }),
    '1 of 1 operations is not supported: Node 1 (com.microsoft.Gelu “gelu”); the other 0 are. Replace them by supported operations, or cut the network before them.',
  ],
  [
    'a Softmax inside',
    onnxFile({ nodes: [named('attention', 'Softmax', ['x'], 's'), named('', 'Relu', ['s'], 'y')] }),
    'Node 1 (Softmax “attention”): It stands inside the network; it is taken only as the last operation. Cut the network before it.',
  ],
  [
    'an additional output that is used',
    onnxFile({
      nodes: [{ ...named('drop', 'Dropout', ['x'], 'd'), output: ['d', 'mask'] }, named('', 'Add', ['d', 'mask'], 'y')],
    }),
    'Node 1 (Dropout “drop”): Its additional output “mask” is used; only the first output is computed. Rewrite the network without it.',
  ],
  [
    'a fixed batch',
    onnxFile({ inputs: { x: [5, 2] }, nodes: RELU }),
    'The first dimension of the input “x” is 5; it must be the batch. Export the network with batch size 1 or a dynamic batch.',
  ],
  [
    'an input size left open',
    onnxFile({ inputs: { x: [1, 3, 'height', 32] }, nodes: RELU }),
    'Dimension 3 of the input “x” has no fixed size. Export the network with fixed sizes; only the batch may be dynamic.',
  ],
  [
    'an input of negative size',
    onnxFile({ inputs: { x: [1, -7] }, nodes: RELU }),
    'The shape [batch, -7] has a size that is not a positive integer. Correct the shape.',
  ],
  [
    'an absurd input',
    onnxFile({ inputs: { x: [1, 1e6, 1e6] }, nodes: RELU }),
    'The shape [batch, 1000000, 1000000] has too many values for one sample (at most 67108864). Use a smaller network.',
  ],
  [
    'an input of integers',
    changed({ nodes: RELU }, ({ graph }) => {
      const type = graph?.input[0]?.type?.tensorType;
      if (type) type.elemType = 7;
    }),
    'The input “x” is no tensor of floats (it is int64). Export the network with a float32 input.',
  ],
  [
    'an input without a shape',
    changed({ nodes: RELU }, ({ graph }) => {
      const type = graph?.input[0]?.type?.tensorType;
      if (type) type.shape = undefined;
    }),
    'The input “x” has no shape. Export the network with a fixed input shape.',
  ],
  [
    'no opset',
    changed({ nodes: RELU }, (model) => {
      model.opsetImport = [];
    }),
    'The model uses ONNX opset 1; opsets 7 to 21 are taken. Export with opset_version=17.',
  ],
];

test.each(CASES)('%s is refused', (_, file, message) => {
  expect(problemOf(file)).toBe(message);
});

test('a message stays short however long the names are', () => {
  const name = 'x'.repeat(1e6);
  expect(problemOf(onnxFile({ nodes: [named(name, 'Relu', [name], 'y')] })).length).toBeLessThan(1200);
});

test('many nodes in the worst order are put in order quickly', () => {
  const parts = Array.from({ length: 20_000 }, (_, index) => `v${index}`);
  const nodes = [
    named('join', 'Concat', parts, 'y', { axis: 1 }),
    ...parts.map((part) => named('', 'Relu', ['x'], part)),
  ];
  expect(problemOf(onnxFile({ nodes }))).toBe('');
});
