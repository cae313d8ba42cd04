import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { forward64 } from '../../../network/forward64';
import { shapeFromOnnx, valuesFromOnnx } from '../../../network/layout';
import { NetworkError } from '../../../network/networkError';
import { checkNetwork } from '../../../network/upload';
import { startTestBackend } from '../../../testing/backend';
import { numbersOf } from '../../../testing/networks/keras/kerasLayer';
import { encoded } from '../../../testing/networks/keras/kerasModel';
import { openModel } from '..';
import { layerOf } from './layers';

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

describe('attention', () => {
  const SIZES = [3, 2] as const;
  const weights = {
    'heads/query/kernel': numbersOf(2, 2, 2),
    'heads/query/bias': numbersOf(2, 2),
    'heads/key/kernel': { shape: [2, 2, 2], data: numbersOf(9).data.slice(1) },
    'heads/key/bias': numbersOf(2, 2),
    'heads/value/kernel': { shape: [2, 2, 2], data: numbersOf(11).data.slice(3) },
    'heads/value/bias': { shape: [2, 2], data: numbersOf(7).data.slice(3) },
    'heads/attention_output/kernel': numbersOf(2, 2, 2),
    'heads/attention_output/bias': numbersOf(2),
  };

  /** x looks at itself, then at x again, and what is left is multiplied with x. */
  async function opened(kwargs: object) {
    const own = { class_name: '__keras_tensor__', config: { keras_history: ['x', 0, 0] } };
    const heads = { class_name: '__keras_tensor__', config: { keras_history: ['heads', 0, 0] } };
    const mixed = { class_name: '__keras_tensor__', config: { keras_history: ['mixed', 0, 0] } };
    const node = (name: string, className: string, config: object, args: unknown[], more: object = {}) => ({
      name,
      class_name: className,
      config: { name, ...config },
      inbound_nodes: args.length === 0 ? [] : [{ args, kwargs: more }],
    });
    const layers = [
      node('x', 'InputLayer', { batch_shape: [null, ...SIZES] }, []),
      node('heads', 'MultiHeadAttention', { num_heads: 2, key_dim: 2, use_bias: true }, [own], {
        value: own,
        ...kwargs,
      }),
      node('mixed', 'Attention', { score_mode: 'dot', use_scale: false }, [[own, heads]]),
      node('dot', 'Dot', { axes: [2, 2], normalize: false }, [[mixed, own]]),
    ];
    const config = { name: 'model', layers, input_layers: [['x', 0, 0]], output_layers: [['dot', 0, 0]] };
    const entries = Object.entries(weights).map(([name, { shape }]) => ({ name, shape, dtype: 'float32' }));
    const bytes = new Uint8Array(
      Object.values(weights).flatMap(({ data }) => [...new Uint8Array(data.slice().buffer)]),
    );
    const json = {
      modelTopology: { model_config: { class_name: 'Functional', config } },
      weightsManifest: [{ paths: ['w.bin'], weights: entries }],
    };
    return openModel({ name: 'model.json', bytes: encoded(json), beside: async () => bytes });
  }

  it('computes what it should', async () => {
    const network = await opened({ attention_mask: null, use_causal_mask: false });
    const input = numbersOf(...SIZES).data;
    const expected = tf.tidy(() => {
      const x = tf.tensor2d(input, [...SIZES]);
      const named = (name: string, shape: number[]) => tf.tensor(weights[name as keyof typeof weights].data, shape);
      const of = (part: string) =>
        tf.unstack(
          tf.add(
            tf.reshape(tf.matMul(x, named(`heads/${part}/kernel`, [2, 4]) as tf.Tensor2D), [3, 2, 2]),
            named(`heads/${part}/bias`, [2, 2]),
          ),
          1,
        ) as tf.Tensor2D[];
      const [q, k, v] = ['query', 'key', 'value'].map(of) as [tf.Tensor2D[], tf.Tensor2D[], tf.Tensor2D[]];
      const looked = q.map((one, at) =>
        tf.matMul(
          tf.softmax(tf.mul(tf.matMul(one, k[at] as tf.Tensor2D, false, true), Math.SQRT1_2)) as tf.Tensor2D,
          v[at] as tf.Tensor2D,
        ),
      );
      const output = named('heads/attention_output/kernel', [4, 2]) as tf.Tensor2D;
      const heads = tf.add(
        tf.matMul(tf.concat(looked, 1) as tf.Tensor2D, output),
        tf.tensor1d(weights['heads/attention_output/bias'].data),
      ) as tf.Tensor2D;
      const mixed = tf.matMul(tf.softmax(tf.matMul(x, heads, false, true)) as tf.Tensor2D, heads);
      return tf.matMul(mixed, x, false, true).dataSync();
    });
    const own = Float64Array.from(valuesFromOnnx(input, shapeFromOnnx([...SIZES])));
    const output = forward64(network, checkNetwork(network), own);
    expect(output).toHaveLength(9);
    for (const [at, value] of output.entries()) expect(value).toBeCloseTo(expected[at] as number, 5);
  });

  it('is refused with a mask', async () => {
    await expect(opened({ use_causal_mask: true })).rejects.toThrow(/use_causal_mask/);
    const mask = { class_name: '__keras_tensor__', config: { keras_history: ['x', 0, 0] } };
    await expect(opened({ attention_mask: mask })).rejects.toThrow(/attention_mask/);
  });
});

it.each(['Embedding', 'Lambda', 'Masking'])('%s is refused with a reason and a way out', (className) => {
  expect(() => layerOf(className)).toThrow(new RegExp(`${className} are not supported: .+`));
});

it('every layer of a model that is refused can be reported', async () => {
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
