import * as tf from '@tensorflow/tfjs-core';
import { layer, numbersOf } from './kerasLayer';
import type { SampleLayer } from './kerasModel';

/** A step of the sequence after the other, as Keras's own documents have it. */
const sequence = (units: number, step: (x: tf.Tensor, h: tf.Tensor, c: tf.Tensor) => [tf.Tensor, tf.Tensor]) => {
  return (x: tf.Tensor): tf.Tensor[] => {
    let [h, c]: [tf.Tensor, tf.Tensor] = [tf.zeros([1, units]), tf.zeros([1, units])];
    return tf.unstack(x, 1).map((one) => {
      [h, c] = step(one, h, c);
      return h;
    });
  };
};

const gatesOf = (x: tf.Tensor, kernel: tf.Tensor, bias: tf.Tensor, count: number) =>
  tf.split(tf.add(tf.matMul(x as tf.Tensor2D, kernel as tf.Tensor2D), bias), count, 1);

const last = -1;

/** Layers that see of a sequence what came before, and make vectors of one length. */
export const CAUSAL_LAYERS: readonly SampleLayer[] = [
  layer(
    'Conv1D',
    { kernel_size: 2, padding: 'causal', dilation_rate: 2 },
    { kernel: numbersOf(2, 2, 3), bias: numbersOf(3) },
    (x, { kernel, bias }) => {
      const before = tf.pad(x, [
        [0, 0],
        [2, 0],
        [0, 0],
      ]) as tf.Tensor3D;
      return tf.add(tf.conv1d(before, kernel as tf.Tensor3D, 1, 'valid', 'NWC', 2), bias as tf.Tensor);
    },
  ),
  layer('UnitNormalization', { axis: last }, {}, (x) => tf.div(x, tf.sqrt(tf.sum(tf.square(x), last, true)))),
  layer('RMSNormalization', { axis: last, epsilon: 0.25 }, { scale: numbersOf(3) }, (x, { scale }) =>
    tf.mul(tf.div(x, tf.sqrt(tf.add(tf.mean(tf.square(x), last, true), 0.25))), scale as tf.Tensor),
  ),
];

/** Steps of h = tanh(x·W + h·U + b), the last of them or all. */
const plainSteps = (x: tf.Tensor, [kernel, recurrent, bias]: readonly tf.Tensor[]) =>
  sequence(2, (one, h, c) => [
    tf.tanh(
      tf.add(
        tf.add(
          tf.matMul(one as tf.Tensor2D, kernel as tf.Tensor2D),
          tf.matMul(h as tf.Tensor2D, recurrent as tf.Tensor2D),
        ),
        bias as tf.Tensor,
      ),
    ),
    c,
  ])(x);

const RECURRENT = ['kernel', 'recurrent_kernel', 'bias'] as const;

/** A recurrent layer in both directions. */
const bothWays = (inputs: number, settings: { readonly merge_mode: string; readonly return_sequences: boolean }) =>
  layer(
    'Bidirectional',
    {
      merge_mode: settings.merge_mode,
      layer: {
        class_name: 'SimpleRNN',
        config: { name: 'rnn', units: 2, activation: 'tanh', return_sequences: settings.return_sequences },
      },
    },
    Object.fromEntries(
      ['forward_rnn', 'backward_rnn'].flatMap((way) => [
        [`${way}/kernel`, numbersOf(inputs, 2)],
        [`${way}/recurrent_kernel`, numbersOf(2, 2)],
        [`${way}/bias`, { shape: [2], data: Float32Array.of(way === 'forward_rnn' ? 0.25 : -0.5, 0.125) }],
      ]),
    ),
    (x, weights) => {
      const [forward, backward] = ['forward_rnn', 'backward_rnn'].map((way, at) =>
        plainSteps(
          at === 0 ? x : tf.reverse(x, 1),
          RECURRENT.map((title) => weights[`${way}/${title}`] as tf.Tensor),
        ),
      ) as [tf.Tensor[], tf.Tensor[]];
      const made = settings.return_sequences
        ? [tf.stack(forward, 1), tf.stack([...backward].reverse(), 1)]
        : [forward.at(-1) as tf.Tensor, backward.at(-1) as tf.Tensor];
      return settings.merge_mode === 'concat'
        ? tf.concat(made, last)
        : tf.add(made[0] as tf.Tensor, made[1] as tf.Tensor);
    },
  );

/** Layers done to each step of a sequence, and sequences read both ways. */
export const STEPWISE_LAYERS: readonly SampleLayer[] = [
  layer(
    'TimeDistributed',
    { layer: { class_name: 'Conv1D', config: { name: 'conv', kernel_size: 2, strides: 1, padding: 'same' } } },
    { kernel: numbersOf(2, 2, 3), bias: numbersOf(3) },
    (x, { kernel, bias }) =>
      tf.stack(
        tf
          .unstack(x, 1)
          .map((one) => tf.add(tf.conv1d(one as tf.Tensor3D, kernel as tf.Tensor3D, 1, 'same'), bias as tf.Tensor)),
        1,
      ),
  ),
  layer('TimeDistributed', { layer: { class_name: 'MaxPooling1D', config: { name: 'pool', pool_size: 2 } } }, {}, (x) =>
    tf.max(tf.reshape(x, [1, 3, 2, 2, 3]), 3),
  ),
  layer('TimeDistributed', { layer: { class_name: 'Flatten', config: { name: 'flat' } } }, {}, (x) =>
    tf.reshape(x, [1, 3, 6]),
  ),
  layer(
    'TimeDistributed',
    { layer: { class_name: 'Dense', config: { name: 'dense', units: 2, activation: 'relu' } } },
    { kernel: numbersOf(6, 2), bias: numbersOf(2) },
    (x, { kernel, bias }) =>
      tf.relu(
        tf.add(tf.reshape(tf.matMul(tf.reshape(x, [3, 6]), kernel as tf.Tensor2D), [1, 3, 2]), bias as tf.Tensor),
      ),
  ),
  bothWays(2, { merge_mode: 'concat', return_sequences: true }),
  layer(
    'EinsumDense',
    { equation: 'abc,cd->abd', output_shape: [null, 2], bias_axes: 'd', activation: 'tanh' },
    { kernel: numbersOf(4, 2), bias: numbersOf(2) },
    (x, { kernel, bias }) =>
      tf.tanh(
        tf.add(tf.reshape(tf.matMul(tf.reshape(x, [3, 4]), kernel as tf.Tensor2D), [1, 3, 2]), bias as tf.Tensor),
      ),
  ),
  bothWays(2, { merge_mode: 'sum', return_sequences: false }),
];

/** Layers that read a sequence step by step. */
export const SEQUENCE_LAYERS: readonly SampleLayer[] = [
  layer(
    'LSTM',
    { units: 2, return_sequences: true },
    { kernel: numbersOf(2, 8), recurrent_kernel: numbersOf(2, 8), bias: numbersOf(8) },
    (x, w) =>
      tf.stack(
        sequence(2, (one, h, c) => {
          const none = tf.zeros([8]);
          const [own, state] = [
            gatesOf(one, w.kernel as tf.Tensor, w.bias as tf.Tensor, 4),
            gatesOf(h, w.recurrent_kernel as tf.Tensor, none, 4),
          ];
          const [i, f, g, o] = own.map((gate, at) => tf.add(gate, state[at] as tf.Tensor)) as [
            tf.Tensor,
            tf.Tensor,
            tf.Tensor,
            tf.Tensor,
          ];
          const cell = tf.add(tf.mul(tf.sigmoid(f), c), tf.mul(tf.sigmoid(i), tf.tanh(g)));
          return [tf.mul(tf.sigmoid(o), tf.tanh(cell)), cell];
        })(x),
        1,
      ),
  ),
  layer(
    'GRU',
    { units: 2, reset_after: true },
    { kernel: numbersOf(2, 6), recurrent_kernel: numbersOf(2, 6), bias: numbersOf(2, 6) },
    (x, w) => {
      const [own, other] = tf.unstack(w.bias as tf.Tensor) as [tf.Tensor, tf.Tensor];
      const all = sequence(2, (one, h, c) => {
        const [z, r, g] = gatesOf(one, w.kernel as tf.Tensor, own, 3) as [tf.Tensor, tf.Tensor, tf.Tensor];
        const [hz, hr, hg] = gatesOf(h, w.recurrent_kernel as tf.Tensor, other, 3) as [tf.Tensor, tf.Tensor, tf.Tensor];
        const update = tf.sigmoid(tf.add(z, hz));
        const candidate = tf.tanh(tf.add(g, tf.mul(tf.sigmoid(tf.add(r, hr)), hg)));
        return [tf.add(tf.mul(update, h), tf.mul(tf.sub(1, update), candidate)), c];
      })(x);
      return all.at(-1) as tf.Tensor;
    },
  ),
];
