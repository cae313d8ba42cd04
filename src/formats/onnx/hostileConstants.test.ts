import { expect, test } from 'vitest';
import { floats, integers, node, onnxFile } from '../../testing/onnxFile';
import { problemOf } from '../../testing/problemOf';

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
    'too little data',
    withWeight({ floatData: [1] }),
    'Node 1 (MatMul “fc”): The constant “w” has 1 values for its sizes [2, 1], which need 2. The file is damaged; export it again.',
  ],
  [
    'too much raw data',
    withWeight({ rawData: new Uint8Array(12) }),
    'Node 1 (MatMul “fc”): The constant “w” has 3 values for its sizes [2, 1], which need 2. The file is damaged; export it again.',
  ],
  [
    'a broken value',
    withWeight({ rawData: new Uint8Array(7) }),
    'Node 1 (MatMul “fc”): The constant “w” has 7 bytes, which are no whole float32 values. The file is damaged; export it again.',
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
    'Node 1 (MatMul “fc”): Its weights are integers; a quantized network is not taken. Export the network with float32 weights.',
  ],
  [
    'an unknown type',
    withWeight({ dataType: 77 }),
    'Node 1 (MatMul “fc”): The constant “w” has the type unknown, which is not taken. Use float32 weights.',
  ],
  [
    'doubles that float32 does not have',
    withWeight({ dataType: 11, doubleData: [0.1, 0.5] }),
    'Node 1 (MatMul “fc”): The constant “w” is float64 and its value 0.1 is no float32 number. Export the model with float32 weights, for example with model.float().',
  ],
  [
    'external data',
    withWeight({ dataLocation: 1, externalData: [{ key: 'location', value: 'model.onnx.data' }] }),
    'Node 1 (MatMul “fc”): The constant “w” lies in another file (“model.onnx.data”). Save the model as one file: onnx.save(onnx.load(path), path, save_as_external_data=False).',
  ],
  [
    'weights that do not fit',
    onnxFile({ nodes: MATMUL, constants: [floats('w', [3, 1], [1, 2, 3])] }),
    'Node 1 (MatMul “fc”): Its weight takes 3 values and its input has 2. Correct the weight or the layer before.',
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
    'Node 1 (ConstantOfShape “fill”): It makes a constant of the sizes [1000000, 1000000]. Correct the sizes.',
  ],
  [
    'constants whose sum would be rounded',
    onnxFile({
      nodes: [named('sum', 'Add', ['a', 'b'], 'c'), named('', 'Add', ['x', 'c'], 'y')],
      constants: [floats('a', [1], [1]), floats('b', [1], [2 ** -30])],
    }),
    'Node 1 (Add “sum”): It computes a constant that is no float32 number, so that folding it would change the network. Fold constants when exporting, so that the file holds the weights that are meant.',
  ],
  [
    'a Reshape whose shape is computed from values',
    onnxFile({ nodes: [named('r', 'Reshape', ['x', 'x'], 'y')] }),
    "Node 1 (Reshape “r”): Its input 2 (“x”) is computed from the network's input; only constants are taken there. Rewrite this step with a constant.",
  ],
  [
    'an input that is left out',
    onnxFile({ nodes: [named('fc', 'Gemm', ['x'], 'y')] }),
    'Node 1 (Gemm “fc”): Its input 2 is missing. Export the network again; the file is not valid ONNX.',
  ],
  [
    'an attribute of the wrong kind',
    onnxFile({ nodes: [named('fc', 'Flatten', ['x'], 'y', { axis: 'one' })] }),
    'Node 1 (Flatten “fc”): Its attribute “axis” is not a number. Export the network again; the file is not valid ONNX.',
  ],
];

test.each(CASES)('%s is refused', (_, file, message) => {
  expect(problemOf(file)).toBe(message);
});
