import * as tf from '@tensorflow/tfjs-core';
import { lowerOf, upperOf } from '../../kernels/interval';
import type { Passing } from '../operation';
import { type Contest, passMaximum } from './passMaximum';
import { PADDING } from './windowTaps';

/** Passes coefficients of each channel's largest value back to the input chosen in it; see `passMaximum`. */
export const globalMaxPoolPassing: Passing = {
  kind: 'passing',
  pass: (coefficients, _node, context) => {
    const result = tf.tidy(() => {
      const [, height, width, channels] = (context.inputs[0] as tf.Tensor4D).shape;
      const { contest, chosen } = choose(context.inputs[0] as tf.Tensor4D);
      const { passed, constant, error } = passMaximum(coefficients, contest, context);
      const put = tf.mul(tf.expandDims(passed, 2), tf.expandDims(chosen, 1));
      return { put: tf.reshape(put, [-1, height, width, channels]), constant, error };
    });
    return { coefficients: [result.put], constant: result.constant, error: result.error };
  },
};

/** The contest within every channel, and 1 at the chosen input, else 0, [batch, height·width, channels]. */
function choose(input: tf.Tensor4D): { contest: Contest; chosen: tf.Tensor } {
  const [ends, height, width, channels] = input.shape;
  const flat = tf.reshape(input, [ends, height * width, channels]);
  const [lower, upper] = [lowerOf(flat), upperOf(flat)];
  const places = tf.reshape(tf.range(0, height * width, 1, 'int32'), [1, -1, 1]);
  const isChosen = tf.equal(places, tf.expandDims(tf.cast(tf.argMax(lower, 1), 'int32'), 1));
  const none = tf.fill(upper.shape, PADDING);
  const contest = {
    chosenLower: tf.max(tf.where(isChosen, lower, none), 1),
    chosenUpper: tf.max(tf.where(isChosen, upper, none), 1),
    othersUpper: tf.max(tf.where(isChosen, none, upper), 1),
  };
  return { contest, chosen: tf.cast(isChosen, 'float32') };
}
