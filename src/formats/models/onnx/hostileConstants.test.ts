import { expect, test } from 'vitest';
import { CHECK_FILE, EXPORT_FLOAT32, FOLD_CONSTANTS } from '../../../network/remedies';
import { floats, integers, node, onnxFile } from '../../../testing/networks/onnxFile';
import { problemOf } from '../../../testing/problemOf';

const named = (name: string, ...parameters: Parameters<typeof node>) => ({ ...node(...parameters), name });
const MATMUL = [named('fc', 'MatMul', ['x', 'w'], 'y')];

/** A file whose dense layer fc has the weight w. */
const withWeight = (weight: object) =>
  onnxFile({ nodes: MATMUL, constants: [{ name: 'w', dims: [2n, 1n], dataType: 1, ...weight }] });

const CASES: readonly (readonly [string, Uint8Array, string])[] = [
  [
    'NaN weights',
    withWeight({ floatData: [1, Number.NaN] }),
    'Node 1 (MatMul “fc”): Its weight is NaN at position 1; weights must be finite numbers. Train or export the network again.',
  ],
  [
    'infinite weights',
    withWeight({ floatData: [Number.NEGATIVE_INFINITY, 0] }),
    'Node 1 (MatMul “fc”): Its weight is -Infinity at position 0; weights must be finite numbers. Train or export the network again.',
  ],
  [
    'a divisor whose quotients float32 does not have',
    onnxFile({ nodes: [named('scale', 'Div', ['x', 'w'], 'y')], constants: [floats('w', [2], [1, 1e-40])] }),
    `Node 1 (Div “scale”): It divides by ${Math.fround(1e-40)}, so that its values leave the range of float32. Export the network with a divisor of at least 3e-39.`,
  ],
  [
    'too little data',
    withWeight({ floatData: [1] }),
    'Node 1 (MatMul “fc”): The constant “w” has 1 value for its sizes [2, 1], which need 2. The file is damaged; export it again.',
  ],
  [
    'too much raw data',
    withWeight({ rawData: new Uint8Array(12) }),
    'Node 1 (MatMul “fc”): The constant “w” has 3 values for its sizes [2, 1], which need 2. The file is damaged; export it again.',
  ],
  [
    'a broken value',
    withWeight({ rawData: new Uint8Array(7) }),
    'Node 1 (MatMul “fc”): The constant “w” has 7 bytes, which are not whole float32 values. The file is damaged; export it again.',
  ],
  [
    'a negative size',
    withWeight({ dims: [2n, -1n], floatData: [1, 2] }),
    'Node 1 (MatMul “fc”): The constant “w” has the sizes [2, -1]; negative or absurdly large ones are not taken. The file is damaged; export it again.',
  ],
  [
    'an absurd size',
    withWeight({ dims: [1000000n, 1000000n] }),
    'Node 1 (MatMul “fc”): The constant “w” has the sizes [1000000, 1000000]; negative or absurdly large ones are not taken. The file is damaged; export it again.',
  ],
  [
    'text for weights',
    withWeight({ dataType: 8 }),
    'Node 1 (MatMul “fc”): The constant “w” has the type string, which is not taken. Use float32 weights.',
  ],
  [
    'integer weights',
    withWeight({ dataType: 3, int32Data: [1, 2] }),
    `Node 1 (MatMul “fc”): Its weights are integers; a quantized network is not taken. ${EXPORT_FLOAT32}`,
  ],
  [
    'bytes that are none',
    withWeight({ dataType: 2, int32Data: [1, 300] }),
    'Node 1 (MatMul “fc”): The constant “w” is uint8 and has the value 300, which that type does not hold. The file is damaged; export it again.',
  ],
  [
    'halves that are none',
    withWeight({ dataType: 10, int32Data: [0, 70000] }),
    'Node 1 (MatMul “fc”): The constant “w” is float16 and has the value 70000, which that type does not hold. The file is damaged; export it again.',
  ],
  [
    'a sum of bytes that is none',
    onnxFile({
      nodes: [named('sum', 'Add', ['a', 'a'], 'c'), named('', 'Reshape', ['x', 'c'], 'y')],
      constants: [{ name: 'a', dims: [1n], dataType: 2, int32Data: [200] }],
    }),
    `Node 1 (Add “sum”): It computes the constant 400, which uint8 does not hold. ${CHECK_FILE}`,
  ],
  [
    'a sum of two types',
    onnxFile({
      nodes: [named('sum', 'Add', ['a', 'b'], 'c'), named('', 'Reshape', ['x', 'c'], 'y')],
      constants: [{ name: 'a', dims: [1n], dataType: 2, int32Data: [2] }, integers('b', [1])],
    }),
    `Node 1 (Add “sum”): It combines uint8 with int64. ${CHECK_FILE}`,
  ],
  [
    'an attribute that nobody knows',
    onnxFile({ nodes: [named('r', 'Relu', ['x'], 'y', { leak: 1 })] }),
    'Node 1 (Relu “r”): Its attribute “leak” is not known here, so neither is what it computes. Export the network without it, or for an older opset.',
  ],
  [
    'an unknown type',
    withWeight({ dataType: 77 }),
    'Node 1 (MatMul “fc”): The constant “w” has the type unknown, which is not taken. Use float32 weights.',
  ],
  [
    'doubles that float32 does not come near',
    withWeight({ dataType: 11, doubleData: [0.5, 1e300] }),
    'Node 1 (MatMul “fc”): The constant “w” is float64 and its value 1e+300 is not a float32 number. Export the model with float32 weights, for example with model.float().',
  ],
  [
    'external data',
    withWeight({ dataLocation: 1, externalData: [{ key: 'location', value: 'model.onnx.data' }] }),
    'Node 1 (MatMul “fc”): The constant “w” lies in another file (“model.onnx.data”). Save the model as one file: onnx.save(onnx.load(path), path, save_as_external_data=False).',
  ],
  [
    'weights that do not fit',
    onnxFile({ nodes: MATMUL, constants: [floats('w', [3, 1], [1, 2, 3])] }),
    `Node 1 (MatMul “fc”): Its weight takes 3 values and its input has 2. ${CHECK_FILE}`,
  ],
  [
    'an absurd activation',
    onnxFile({
      inputs: { x: [1, 1, 4, 4] },
      nodes: [named('p', 'Pad', ['x', 'pads'], 'y', { mode: 'constant' })],
      constants: [integers('pads', [0, 0, 0, 0, 0, 0, 1e6, 1e6])],
    }),
    'Node 1 (Pad “p”): The shape [batch, 1, 1000004, 1000004] has too many values for one sample (at most 67108864). Use a smaller network.',
  ],
  [
    'absurd pads with absurd strides',
    onnxFile({
      inputs: { x: [1, 1, 4, 4] },
      nodes: [named('p', 'MaxPool', ['x'], 'y', { kernel_shape: [1, 1], strides: [1e9, 1e9], pads: [0, 0, 1e9, 1e9] })],
    }),
    'Node 1 (MaxPool “p”): Its padded input is too large to be computed. Use smaller pads.',
  ],
  [
    'an absurd folded constant',
    onnxFile({
      nodes: [named('fill', 'ConstantOfShape', ['sizes'], 'c'), named('', 'Add', ['x', 'c'], 'y')],
      constants: [integers('sizes', [1e6, 1e6])],
    }),
    `Node 1 (ConstantOfShape “fill”): It makes a constant of the sizes [1000000, 1000000]. ${CHECK_FILE}`,
  ],
  [
    'a Reshape whose shape is computed from values',
    onnxFile({ nodes: [named('r', 'Reshape', ['x', 'x'], 'y')] }),
    `Node 1 (Reshape “r”): Its input 2 (“x”) is computed from the network's input; only constants are taken there. ${FOLD_CONSTANTS}`,
  ],
  [
    'an input that is left out',
    onnxFile({ nodes: [named('fc', 'Gemm', ['x'], 'y')] }),
    `Node 1 (Gemm “fc”): Its input 2 is missing. ${CHECK_FILE}`,
  ],
  [
    'an attribute of the wrong kind',
    onnxFile({ nodes: [named('fc', 'Flatten', ['x'], 'y', { axis: 'one' })] }),
    `Node 1 (Flatten “fc”): Its attribute “axis” is not a number. ${CHECK_FILE}`,
  ],
];

test.each(CASES)('%s is refused', (_, file, message) => {
  expect(problemOf(file)).toBe(message);
});
