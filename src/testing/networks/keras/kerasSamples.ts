import * as tf from '@tensorflow/tfjs-core';
import type { Numbers } from '../../../formats/models/onnx/graphDraft';
import { layer, numbersOf } from './kerasLayer';
import type { SampleLayer } from './kerasModel';
import { CAUSAL_LAYERS, SEQUENCE_LAYERS, STEPWISE_LAYERS } from './kerasSequences';

type Image = tf.Tensor4D;

function positive(...shape: readonly number[]): Numbers {
  return { shape, data: numbersOf(...shape).data.map((x) => Math.fround(1 + x / 2)) };
}

/** With a mean of 0 and a variance of 1 along an axis. */
function standardized(x: tf.Tensor, axis: number): tf.Tensor {
  const { mean, variance } = tf.moments(x, axis, true);
  return tf.div(tf.sub(x, mean), tf.sqrt(tf.add(variance, 0.001)));
}

const kernelAndBias = (shape: readonly number[], outputs: number) => ({
  kernel: numbersOf(...shape),
  bias: numbersOf(outputs),
});

const conv = (
  size: number,
  inputs: number,
  outputs: number,
  config: SampleLayer['config'],
  strides = 1,
  pad = 'same',
) =>
  layer(
    'Conv2D',
    { kernel_size: [size, size], strides: [strides, strides], padding: pad, use_bias: true, ...config },
    kernelAndBias([size, size, inputs, outputs], outputs),
    (x, { kernel, bias }) =>
      tf.add(
        tf.conv2d(x as Image, kernel as Image, strides, pad as 'same', 'NHWC', (config.dilation_rate as number) ?? 1),
        bias as tf.Tensor,
      ),
  );

const dense = (inputs: number, outputs: number) =>
  layer(
    'Dense',
    { units: outputs, activation: 'relu' },
    kernelAndBias([inputs, outputs], outputs),
    (x, { kernel, bias }) => tf.relu(tf.add(tf.matMul(x as tf.Tensor2D, kernel as tf.Tensor2D), bias as tf.Tensor)),
  );

const flatten = layer('Flatten', {}, {}, (x) => tf.reshape(x, [1, x.size]));

/** Networks for images of 6 × 5 pixels of 2 channels, and for vectors where that is said. */
export const KERAS_SAMPLES: Readonly<
  Record<string, { readonly sizes: readonly number[]; readonly layers: readonly SampleLayer[] }>
> = {
  'convolutions with strides, padding and dilation': {
    sizes: [6, 5, 2],
    layers: [conv(3, 2, 3, {}, 2), conv(2, 3, 2, { dilation_rate: 2 }), flatten, dense(18, 3)],
  },
  'convolutions of each channel': {
    sizes: [6, 5, 2],
    layers: [
      layer(
        'DepthwiseConv2D',
        { kernel_size: 3, depth_multiplier: 2, padding: 'same', strides: 2 },
        { depthwise_kernel: numbersOf(3, 3, 2, 2), bias: numbersOf(4) },
        (x, w) => tf.add(tf.depthwiseConv2d(x as Image, w.depthwise_kernel as Image, 2, 'same'), w.bias as tf.Tensor),
      ),
      layer(
        'SeparableConv2D',
        { kernel_size: 2, padding: 'valid', activation: 'relu' },
        { depthwise_kernel: numbersOf(2, 2, 4, 1), pointwise_kernel: numbersOf(1, 1, 4, 3), bias: numbersOf(3) },
        (x, w) => {
          const [depthwise, pointwise] = [w.depthwise_kernel as Image, w.pointwise_kernel as Image];
          return tf.relu(tf.add(tf.separableConv2d(x as Image, depthwise, pointwise, 1, 'valid'), w.bias as tf.Tensor));
        },
      ),
    ],
  },
  'transposed convolutions': {
    sizes: [3, 2, 2],
    layers: [
      layer(
        'Conv2DTranspose',
        { kernel_size: 3, strides: 2, padding: 'same' },
        kernelAndBias([3, 3, 4, 2], 4),
        (x, { kernel, bias }) =>
          tf.add(tf.conv2dTranspose(x as Image, kernel as Image, [1, 6, 4, 4], 2, 'same'), bias as tf.Tensor),
      ),
    ],
  },
  'a sequence by what came before': { sizes: [4, 2], layers: CAUSAL_LAYERS },
  'each step of a sequence, and both ways': { sizes: [3, 4, 2], layers: STEPWISE_LAYERS },
  'a sequence by LSTM and GRU': { sizes: [3, 2], layers: SEQUENCE_LAYERS },
  'pooling that pads': {
    sizes: [6, 5, 2],
    layers: [
      layer('MaxPooling2D', { pool_size: [2, 2], padding: 'same' }, {}, (x) => tf.maxPool(x as Image, 2, 2, 'same')),
      layer('AveragePooling2D', { pool_size: 2, strides: 1, padding: 'same' }, {}, (x) =>
        tf.avgPool(x as Image, 2, 1, 'same'),
      ),
      layer('GlobalAveragePooling2D', {}, {}, (x) => tf.mean(x, [1, 2])),
      dense(2, 2),
    ],
  },
  'normalization, padding, cutting and enlarging': {
    sizes: [4, 3, 2],
    layers: [
      layer(
        'BatchNormalization',
        { epsilon: 0.001, axis: [3] },
        {
          gamma: numbersOf(2),
          beta: numbersOf(2),
          moving_mean: numbersOf(2),
          moving_variance: { shape: [2], data: Float32Array.of(0.5, 2) },
        },
        (x, w) =>
          tf.batchNorm(
            x as Image,
            w.moving_mean as tf.Tensor1D,
            w.moving_variance as tf.Tensor1D,
            w.beta as tf.Tensor1D,
            w.gamma as tf.Tensor1D,
            0.001,
          ),
      ),
      layer(
        'ZeroPadding2D',
        {
          padding: [
            [1, 0],
            [2, 1],
          ],
        },
        {},
        (x) =>
          tf.pad(x, [
            [0, 0],
            [1, 0],
            [2, 1],
            [0, 0],
          ]),
      ),
      layer(
        'Cropping2D',
        {
          cropping: [
            [0, 1],
            [1, 0],
          ],
        },
        {},
        (x) => tf.slice(x, [0, 0, 1, 0], [1, 4, 5, 2]),
      ),
      layer('UpSampling2D', { size: 2 }, {}, (x) => tf.image.resizeNearestNeighbor(x as Image, [8, 10])),
      layer('LeakyReLU', { alpha: 0.25 }, {}, (x) => tf.leakyRelu(x, 0.25)),
      layer('Dropout', { rate: 0.5 }, {}, (x) => x),
      layer('GlobalMaxPooling2D', {}, {}, (x) => tf.max(x, [1, 2])),
    ],
  },
  'normalization of what was seen, of groups and of single samples': {
    sizes: [4],
    layers: [
      layer(
        'Normalization',
        { axis: -1, invert: false, mean: null, variance: null },
        { mean: { shape: [1, 4], data: Float32Array.of(0.5, -1, 0, 2) }, variance: positive(1, 4) },
        (x, { mean, variance }) => tf.div(tf.sub(x, mean as tf.Tensor), tf.sqrt(variance as tf.Tensor)),
      ),
      layer('LayerNormalization', { axis: [-1], epsilon: 0.001, scale: false }, { beta: numbersOf(4) }, (x, { beta }) =>
        tf.add(standardized(x, -1), beta as tf.Tensor),
      ),
      layer('RepeatVector', { n: 3 }, {}, (x) => tf.tile(tf.reshape(x, [1, 1, 4]), [1, 3, 1])),
      layer(
        'GroupNormalization',
        { groups: 2, axis: -1, epsilon: 0.001 },
        { gamma: numbersOf(4), beta: numbersOf(4) },
        (x, { gamma, beta }) => {
          const grouped = tf.transpose(tf.reshape(x, [3, 2, 2]), [1, 0, 2]);
          const normal = tf.transpose(tf.reshape(standardized(tf.reshape(grouped, [2, 6]), -1), [2, 3, 2]), [1, 0, 2]);
          return tf.add(tf.mul(tf.reshape(normal, [1, 3, 4]), gamma as tf.Tensor), beta as tf.Tensor);
        },
      ),
      layer('UpSampling1D', { size: 2 }, {}, (x) =>
        tf.reshape(tf.tile(tf.reshape(x, [3, 1, 4]), [1, 2, 1]), [1, 6, 4]),
      ),
      layer(
        'Conv1DTranspose',
        { kernel_size: 3, strides: 2, padding: 'valid' },
        kernelAndBias([3, 2, 4], 2),
        (x, { kernel, bias }) => {
          const image = tf.reshape(x, [1, 1, 6, 4]) as Image;
          const filter = tf.reshape(kernel as tf.Tensor, [1, 3, 2, 4]) as Image;
          const made = tf.conv2dTranspose(image, filter, [1, 1, 13, 2], [1, 2], 'valid');
          return tf.add(tf.reshape(made, [1, 13, 2]), bias as tf.Tensor);
        },
      ),
      layer('Activation', { activation: 'hard_silu' }, {}, (x) => tf.mul(x, tf.div(tf.relu6(tf.add(x, 3)), 6))),
      layer('Activation', { activation: 'log_sigmoid' }, {}, (x) => tf.logSigmoid(x)),
    ],
  },
  'other shapes': {
    sizes: [12],
    layers: [
      layer('Rescaling', { scale: 0.5, offset: -0.25 }, {}, (x) => tf.sub(tf.mul(x, 0.5), 0.25)),
      layer('Reshape', { target_shape: [2, 3, 2] }, {}, (x) => tf.reshape(x, [1, 2, 3, 2])),
      layer('Permute', { dims: [2, 1, 3] }, {}, (x) => tf.transpose(x, [0, 2, 1, 3])),
      conv(2, 2, 2, { activation: 'linear' }),
      layer('ReLU', { max_value: 1.5 }, {}, (x) => tf.clipByValue(x, 0, 1.5)),
      flatten,
      dense(12, 4),
      layer('Activation', { activation: 'sigmoid' }, {}, (x) => tf.sigmoid(x)),
    ],
  },
};
