import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { forward64 } from '../../../network/forward64';
import { shapeFromOnnx, valuesFromOnnx } from '../../../network/layout';
import { NetworkError } from '../../../network/networkError';
import { checkNetwork } from '../../../network/upload';
import { startTestBackend } from '../../../testing/backend';
import { numbersOf } from '../../../testing/networks/kerasLayer';
import { encoded } from '../../../testing/networks/kerasModel';
import { openModel } from '..';

beforeAll(() => startTestBackend('cpu'));

const KERNEL = numbersOf(3, 3, 2, 2);
const DENSE = numbersOf(2, 3);

/** How a layer names those that it reads, in the two versions of Keras. */
const NAMINGS: Readonly<Record<string, (sources: readonly string[]) => unknown>> = {
  'Keras 2': (sources) => [sources.map((name) => [name, 0, 0, {}])],
  'Keras 3': (sources) => {
    const tensors = sources.map((name) => ({
      class_name: '__keras_tensor__',
      config: { keras_history: [name, 0, 0] },
    }));
    return [{ args: sources.length === 1 ? tensors : [tensors], kwargs: {} }];
  },
};

/** x + relu(conv(x)) beside x, pooled, then a model within the model. */
function description(inbound: (sources: readonly string[]) => unknown) {
  const layer = (name: string, className: string, sources: readonly string[], config: object = {}) => ({
    name,
    class_name: className,
    config: { name, ...config },
    inbound_nodes: sources.length === 0 ? [] : inbound(sources),
  });
  const inner = {
    layers: [
      { class_name: 'InputLayer', config: { name: 'inner_input', batch_shape: [null, 2] } },
      { class_name: 'Dense', config: { name: 'dense', units: 3, use_bias: false } },
    ],
  };
  const conv = { kernel_size: 3, padding: 'same', use_bias: false, activation: 'relu' };
  const layers = [
    layer('x', 'InputLayer', [], { batch_shape: [null, 4, 3, 2] }),
    layer('sum', 'Add', ['x', 'conv']),
    layer('conv', 'Conv2D', ['x'], conv),
    layer('both', 'Concatenate', ['sum', 'x'], { axis: 1 }),
    layer('pooled', 'GlobalMaxPooling2D', ['both']),
    layer('inner', 'Sequential', ['pooled'], inner),
    layer('unused', 'ConvLSTM2D', ['x']),
  ];
  const config = { name: 'model', layers, input_layers: [['x', 0, 0]], output_layers: ['inner', 0, 0] };
  const weights = [
    { name: 'conv/kernel', shape: KERNEL.shape, dtype: 'float32' },
    { name: 'inner/dense/kernel', shape: DENSE.shape, dtype: 'float32' },
  ];
  return {
    modelTopology: { model_config: { class_name: 'Functional', config } },
    weightsManifest: [{ paths: ['w.bin'], weights }],
  };
}

it.each(Object.entries(NAMINGS))(
  'a functional model of %s, with a model in it, computes what it should',
  async (_, inbound) => {
    const bytes = new Uint8Array([KERNEL, DENSE].flatMap(({ data }) => [...new Uint8Array(data.buffer)]));
    const network = await openModel({
      name: 'model.json',
      bytes: encoded(description(inbound)),
      beside: async () => bytes,
    });
    const input = numbersOf(4, 3, 2).data;
    const expected = tf.tidy(() => {
      const x = tf.tensor4d(input, [1, 4, 3, 2]);
      const sum = tf.add(x, tf.relu(tf.conv2d(x, tf.tensor4d(KERNEL.data, [3, 3, 2, 2]), 1, 'same'))) as tf.Tensor4D;
      const pooled = tf.max(tf.concat([sum, x], 1), [1, 2]) as tf.Tensor2D;
      return tf.matMul(pooled, tf.tensor2d(DENSE.data, [2, 3])).dataSync();
    });
    const own = Float64Array.from(valuesFromOnnx(input, shapeFromOnnx([4, 3, 2])));
    const output = forward64(network, checkNetwork(network), own);
    expect(output).toHaveLength(3);
    for (const [at, value] of output.entries()) expect(value).toBeCloseTo(expected[at] as number, 4);
  },
);

it('every layer of a model that is refused can be told of', async () => {
  const layer = (className: string, config: object) => ({ class_name: className, config });
  const layers = [
    layer('InputLayer', { name: 'x', batch_shape: [null, 2] }),
    layer('Dense', { name: 'first', units: 3, use_bias: false, activation: 'relu' }),
    layer('RandomWidth', { name: 'odd' }),
    layer('Softmax', { name: 'along', axis: 0 }),
    layer('ReLU', { name: 'last' }),
  ];
  const files = {
    modelTopology: { model_config: { class_name: 'Sequential', config: { name: 'model', layers } } },
    weightsManifest: [{ paths: ['w.bin'], weights: [{ name: 'first/kernel', shape: DENSE.shape, dtype: 'float32' }] }],
  };
  const error = await openModel({
    name: 'model.json',
    bytes: encoded(files),
    beside: async () => new Uint8Array(DENSE.data.buffer),
  }).catch((caught: unknown) => caught as NetworkError);
  expect(error).toBeInstanceOf(NetworkError);
  const nodes = (error as NetworkError).survey?.() ?? [];
  const supports = new Map(nodes.map(({ name, support }) => [name, support]));
  expect(supports.get('odd')).toBe('unsupported');
  expect(supports.get('last')).toBe('relaxed');
  expect(nodes[0]).toMatchObject({ op: 'Gemm', shape: [3], support: 'exact' });
  expect(nodes.find(({ name }) => name === 'odd')).toMatchObject({
    op: 'RandomWidth',
    reason: expect.stringMatching(/RandomWidth/),
    remedy: expect.stringMatching(/tf2onnx/),
  });
});
