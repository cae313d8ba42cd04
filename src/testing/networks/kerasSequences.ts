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
