import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { forward64 } from '../../../network/forward64';
import { shapeFromOnnx, valuesFromOnnx } from '../../../network/layout';
import { NetworkError } from '../../../network/networkError';
import { checkNetwork } from '../../../network/upload';
import { startTestBackend } from '../../../testing/backend';
import { numbersOf } from '../../../testing/networks/keras/kerasLayer';
import { encoded } from '../../../testing/networks/keras/kerasModel';
import { openModel } from '..';
import type { Numbers } from '../onnx/graphDraft';

beforeAll(() => startTestBackend('cpu'));

const text = (value: string) => ({ s: btoa(value) });
const list = (...values: number[]) => ({ list: { i: values.map(String) } });
const fused = (...ops: string[]) => ({ list: { s: ops.map((op) => btoa(op)) } });
const node = (name: string, op: string, input: readonly string[], attr: object = {}) => ({ name, op, input, attr });

const WINDOW = { padding: text('SAME'), data_format: text('NHWC') };
const NODES = [
  node('x', 'Placeholder', [], {
    shape: { shape: { dim: [{ size: '-1' }, { size: '4' }, { size: '5' }, { size: '2' }] } },
  }),
  ...['kernel', 'bias', 'scale', 'sizes', 'axis', 'weight'].map((name) => node(name, 'Const', [])),
  node('conv', '_FusedConv2D', ['x', 'kernel', 'bias'], {
    ...WINDOW,
    strides: list(1, 1, 1, 1),
    fused_ops: fused('BiasAdd', 'Relu'),
  }),
  node('scaled', 'Mul', ['conv', 'scale']),
  node('both', 'ConcatV2', ['conv', 'scaled', 'axis']),
  node('pooled', 'MaxPool', ['both'], { ...WINDOW, strides: list(1, 2, 2, 1), ksize: list(1, 2, 2, 1) }),
  node('flat', 'Reshape', ['pooled', 'sizes']),
  node('dense', '_FusedMatMul', ['flat', 'weight', 'bias'], { fused_ops: fused('BiasAdd') }),
  node('Identity', 'Identity', ['dense', '^conv']),
];

const WEIGHTS: Readonly<Record<string, Numbers>> = {
  kernel: numbersOf(3, 3, 2, 3),
  bias: numbersOf(3),
  scale: numbersOf(3),
  weight: numbersOf(36, 3),
  least: { shape: [], data: Float32Array.of(-0.5) },
  most: { shape: [], data: Float32Array.of(0.75) },
};
const INTEGERS: Readonly<Record<string, readonly number[]>> = {
  sizes: [-1, 36],
  axis: [3],
  axis1: [1],
  sides: [0, 0, 1, 1, 0, 0, 0, 0],
  rows: [1, 2],
};

const SIZES: Readonly<Record<string, readonly number[]>> = { axis: [], sides: [4, 2] };

function files(nodes: readonly object[]) {
  const floats = Object.entries(WEIGHTS).map(([name, { shape, data }]) => ({ name, shape, dtype: 'float32', data }));
  const wholes = Object.entries(INTEGERS).map(([name, values]) => ({
    name,
    shape: SIZES[name] ?? [values.length],
    dtype: 'int32',
    data: Int32Array.from(values),
  }));
  const all = [...floats, ...wholes];
  const bytes = new Uint8Array(all.flatMap(({ data }) => [...new Uint8Array(data.buffer)]));
  const weights = all.map(({ name, shape, dtype }) => ({ name, shape, dtype }));
  const description = {
    format: 'graph-model',
    modelTopology: { node: nodes },
    weightsManifest: [{ paths: ['w.bin'], weights }],
  };
  return { name: 'model.json', bytes: encoded(description), beside: async () => bytes };
}

it('computes functions of each number, norms, products and mirrored edges as TensorFlow.js does', async () => {
  const nodes = [
    ...NODES.slice(0, 1),
    ...['sides', 'rows', 'least', 'most'].map((name) => node(name, 'Const', [])),
    node('padded', 'MirrorPad', ['x', 'sides'], { mode: text('REFLECT') }),
    node('root', 'Rsqrt', ['square']),
    node('square', 'AddV2', ['own', 'most']),
    node('own', 'Square', ['padded']),
    node('clipped', 'ClipByValue', ['padded', 'least', 'most']),
    node('both', 'Mul', ['clipped', 'root']),
    node('sum', 'Sum', ['both', 'rows'], { keep_dims: { b: false } }),
    node('deep', 'ExpandDims', ['sum', 'axis1']),
    node('axis1', 'Const', []),
    node('product', 'BatchMatMulV2', ['deep', 'deep'], { adj_y: { b: true } }),
    node('Identity', 'Identity', ['product']),
  ];
  const network = await openModel(files(nodes));
  const input = numbersOf(4, 5, 2).data;
  const expected = tf.tidy(() => {
    const x = tf.tensor4d(input, [1, 4, 5, 2]);
    const padded = tf.mirrorPad(
      x,
      [
        [0, 0],
        [1, 1],
        [0, 0],
        [0, 0],
      ],
      'reflect',
    );
    const both = tf.mul(tf.clipByValue(padded, -0.5, 0.75), tf.rsqrt(tf.add(tf.square(padded), 0.75)));
    const deep = tf.expandDims(tf.sum(both, [1, 2]), 1) as tf.Tensor3D;
    return tf.matMul(deep, deep, false, true).dataSync();
  });
  const own = Float64Array.from(valuesFromOnnx(input, shapeFromOnnx([4, 5, 2])));
  const output = forward64(network, checkNetwork(network), own);
  expect([...output].map((value) => value.toFixed(4))).toEqual([...expected].map((value) => value.toFixed(4)));
});

it('computes what TensorFlow.js computes', async () => {
  const network = await openModel(files(NODES));
  const input = numbersOf(4, 5, 2).data;
  const expected = tf.tidy(() => {
    const [kernel, bias, scale, weight] = Object.values(WEIGHTS).map(
      ({ shape, data }): tf.Tensor => tf.reshape(tf.tensor1d(data), [...shape]),
    ) as [tf.Tensor4D, tf.Tensor1D, tf.Tensor1D, tf.Tensor2D];
    const x = tf.tensor4d(input, [1, 4, 5, 2]);
    const conv = tf.relu(tf.add(tf.conv2d(x, kernel, 1, 'same'), bias)) as tf.Tensor4D;
    const pooled = tf.maxPool(tf.concat([conv, tf.mul(conv, scale) as tf.Tensor4D], 3), 2, 2, 'same');
    return tf.add(tf.matMul(tf.reshape(pooled, [1, 36]), weight), bias).dataSync();
  });
  const own = Float64Array.from(valuesFromOnnx(input, shapeFromOnnx([4, 5, 2])));
  const output = forward64(network, checkNetwork(network), own);
  expect(output).toHaveLength(3);
  for (const [at, value] of output.entries()) expect(value).toBeCloseTo(expected[at] as number, 4);
});

it.each([
  [
    'an operation that is not known',
    [...NODES.slice(0, -1), node('end', 'LSTMBlockCell', ['dense'])],
    /LSTMBlockCell “end”.*not supported/,
  ],
  ['two ends', [...NODES, node('other', 'Relu', ['dense'])], /2 outputs/],
  [
    'a node that is not there',
    [...NODES.slice(0, -1), node('end', 'Relu', ['nowhere'])],
    /no node “nowhere”|2 outputs/,
  ],
  [
    'a setting that is damaged',
    NODES.map((each) => (each.op === 'MaxPool' ? { ...each, attr: { padding: { s: '%' } } } : each)),
    /MaxPool.*damaged/,
  ],
])('refuses %s', async (_, nodes, message) => {
  const problem = await openModel(files(nodes)).then(
    () => '',
    (error: unknown) => (error instanceof NetworkError ? error.message : Promise.reject(error)),
  );
  expect(problem).toMatch(message);
});

it('describes every node of a graph that is refused', async () => {
  const nodes = [
    ...NODES.slice(0, -1),
    node('odd', 'LSTMBlockCell', ['dense']),
    node('next', 'Relu', ['odd']),
    node('odder', 'Bucketize', ['next']),
  ];
  const error = await openModel(files(nodes)).catch((caught: unknown) => caught as NetworkError);
  const survey = error instanceof NetworkError ? (error.survey?.() ?? []) : [];
  const refused = survey.filter(({ support }) => support === 'unsupported');
  expect(refused.map(({ op }) => op)).toEqual(['LSTMBlockCell', 'Bucketize']);
  expect(refused[1]?.remedy).toMatch(/tf2onnx/);
  expect(survey.find(({ name }) => name.startsWith('next'))?.support).toBe('relaxed');
  expect(survey.find(({ op }) => op === 'Conv')?.support).toBe('exact');
});
