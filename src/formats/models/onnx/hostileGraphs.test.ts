import { toBinary } from '@bufbuild/protobuf';
import { expect, test } from 'vitest';
import { CHECK_FILE } from '../../../network/remedies';
import { floats, node, type OnnxFile, onnxFile, onnxModel } from '../../../testing/networks/onnxFile';
import { problemOf } from '../../../testing/problemOf';
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
  ['an empty graph', onnxFile({ nodes: [] }), `The graph has no operations. ${CHECK_FILE}`],
  [
    'an old opset',
    onnxFile({ opset: 5, nodes: [node('Selu', ['x'], 'y')] }),
    'The model has a Selu of ONNX’s version 5, which meant something else before 6. Convert it with onnx.version_converter.convert_version(model, 21).',
  ],
  [
    'a new opset',
    onnxFile({ opset: 99, nodes: RELU }),
    'The model uses operators of ONNX’s version 99; those of 1 to 28 are known. Convert it with onnx.version_converter.convert_version(model, 21).',
  ],
  ['no input', onnxFile({ inputs: {}, nodes: RELU }), 'The graph has no input. Export the network with one input.'],
  ['no output', onnxFile({ outputs: [], nodes: RELU }), 'The graph has no output. Export the network with one output.'],
  [
    'an output that nothing computes',
    onnxFile({ outputs: ['z'], nodes: RELU }),
    `No operation computes the output “z”. ${CHECK_FILE}`,
  ],
  [
    'an output that does not depend on the input',
    onnxFile({ nodes: [named('', 'Identity', ['w'], 'y')], constants: [floats('w', [2], [1, 2])] }),
    `The output does not depend on the input. ${CHECK_FILE}`,
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
    `Node 1 (Relu “a”): It reads “ghost”, which nothing in the file gives. ${CHECK_FILE}`,
  ],
  [
    'a value computed twice',
    onnxFile({ nodes: [...RELU, named('again', 'Neg', ['x'], 'y')] }),
    'Node 2 (Neg “again”): It computes “y”, which is defined already. Give every value a name of its own.',
  ],
  [
    'a constant given twice',
    onnxFile({ nodes: MATMUL, constants: [floats('w', [2, 1], [1, 2]), floats('w', [2, 1], [1, 2])] }),
    `The constant “w” is given twice. ${CHECK_FILE}`,
  ],
  [
    'an unknown operator',
    onnxFile({
      nodes: [...RELU.slice(0, 0), named('act', 'Relu', ['x'], 'r'), named('encoder.norm', 'Unique', ['r'], 'y')],
    }),
    '1 of 2 operations is not supported: Node 2 (Unique “encoder.norm”); the other 1 is. To bound the part before it, run onnx.utils.extract_model("network.onnx", "part.onnx", ["x"], ["r"]).',
  ],
  [
    'an unknown operator at the start, of which the network goes on with another output than the first',
    onnxFile({
      nodes: [
        { ...named('scan', 'Unique', ['x'], 'all'), output: ['all', 'last'] },
        named('more', 'TopK', ['last'], 'g'),
        named('act', 'Relu', ['g'], 'y'),
      ],
    }),
    '2 of 3 operations are not supported: Node 1 (Unique “scan”), Node 2 (TopK “more”); the other 1 is. To bound the part after it, run onnx.utils.extract_model("network.onnx", "part.onnx", ["g"], ["y"]).',
  ],
  [
    'many unknown operators',
    onnxFile({
      nodes: Array.from({ length: 7 }, (_, k) =>
        named(`e${k}`, 'NonZero', [k === 0 ? 'x' : `v${k}`], k === 6 ? 'y' : `v${k + 1}`),
      ),
    }),
    '7 of 7 operations are not supported: Node 1 (NonZero “e0”), Node 2 (NonZero “e1”), Node 3 (NonZero “e2”) and 4 more. Export the network without them.',
  ],
  [
    'numbers that are drawn',
    onnxFile({ nodes: [named('noise', 'RandomNormalLike', ['x'], 'n'), node('Add', ['x', 'n'], 'y')] }),
    '1 of 2 operations is not supported: Node 1 (RandomNormalLike “noise”); the other 1 is. It draws random numbers, which cannot be bounded. Export the network without the draw, such as the mean of a policy’s actions, or choose another output.',
  ],
  [
    'ranges that are measured anew',
    onnxFile({ nodes: [named('q', 'DynamicQuantizeLinear', ['x'], 'y')] }),
    '1 of 1 operation is not supported: Node 1 (DynamicQuantizeLinear “q”). It quantises by each input’s own range. Bound the network as it was before quantize_dynamic, or quantise it with fixed ranges, in the format QDQ.',
  ],
  [
    'a graph that is chosen when it runs',
    onnxFile({ nodes: [named('either', 'If', ['x'], 'y')] }),
    '1 of 1 operation is not supported: Node 1 (If “either”). If computes one of two graphs, and which one is decided only when it runs. Export the one that is meant: trace the model with an example input, or fold a constant condition by onnxsim.',
  ],
  [
    'an operator of another domain',
    onnxFile({ nodes: [{ ...named('gelu', 'Gelu', ['x'], 'y'), domain: 'com.microsoft' }] }),
    '1 of 1 operation is not supported: Node 1 (com.microsoft.Gelu “gelu”). Export the network without it.',
  ],
  [
    'an additional output that is used',
    onnxFile({
      nodes: [{ ...named('drop', 'Dropout', ['x'], 'd'), output: ['d', 'mask'] }, named('', 'Add', ['d', 'mask'], 'y')],
    }),
    'Node 1 (Dropout “drop”): Its additional output “mask” is used; only the first output is computed. Export the network without it.',
  ],
  [
    'an input size left open',
    onnxFile({ inputs: { x: [1, 5, 'height', 32] }, nodes: RELU }),
    'Dimension 3 of the input “x” has no fixed size. Give its sizes (sizes in a request, --input-sizes), or export the network with fixed ones; only the batch may stay open.',
  ],
  [
    'an input of negative size',
    onnxFile({ inputs: { x: [1, -7] }, nodes: RELU }),
    `The shape [batch, -7] has a size that is not a positive integer. ${CHECK_FILE}`,
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
    'The input “x” is not a tensor of floats (it is int64). Export the network with a float32 input.',
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
    'The model does not say of which version of ONNX its operators are. Export it again.',
  ],
];

test.each(CASES)('%s is refused', (_, file, message) => {
  expect(problemOf(file)).toBe(message);
});

test('a message stays short however long the names are', () => {
  const name = 'x'.repeat(1e6);
  expect(problemOf(onnxFile({ nodes: [named(name, 'Relu', [name], 'y')] })).length).toBeLessThan(450);
});

test('many nodes in the worst order are put in order quickly', () => {
  const parts = Array.from({ length: 20_000 }, (_, index) => `v${index}`);
  const nodes = [
    named('join', 'Concat', parts, 'y', { axis: 1 }),
    ...parts.map((part) => named('', 'Relu', ['x'], part)),
  ];
  expect(problemOf(onnxFile({ nodes }))).toBe('');
});
