import * as tf from '@tensorflow/tfjs-core';
import { lowerOf, upperOf } from '../../../kernels/rounding/interval';
import type { Passing, UnitBounds } from '../../passingBack';
import { chooseLargest } from './chooseLargest';
import { contenders } from './contenders';
import { passMaximum } from './passMaximum';

/** Passes coefficients of each channel's largest value back to the input chosen in it; see `passMaximum`. */
export const globalMaxPoolPassing: Passing = {
  kind: 'passing',
  pass: (coefficients, _node, context) => {
    const result = tf.tidy(() => {
      const input = context.inputs[0] as tf.Tensor4D;
      const [bounds, height, width, channels] = input.shape;
      const flat = tf.reshape(input, [bounds, height * width, channels]);
      const { contest, chosen } = chooseLargest(lowerOf(flat), upperOf(flat));
      const { passed, constant, error } = passMaximum(coefficients, contest, context);
      const put = tf.mul(tf.expandDims(passed, 2), tf.expandDims(chosen, 1));
      return { put: tf.reshape(put, [-1, height, width, channels]), constant, error };
    });
    return { coefficients: [result.put], constant: result.constant, error: result.error };
  },
  wantsTight: ([input], { inputShapes }) => {
    const channels = inputShapes[0]?.[2] as number;
    const forEachInput = (visit: (channel: number, at: number) => void) => {
      for (let at = 0; at < (input as UnitBounds).lower.length; at++) visit(at % channels, at);
    };
    return [contenders(input as UnitBounds, channels, forEachInput)];
  },
};
