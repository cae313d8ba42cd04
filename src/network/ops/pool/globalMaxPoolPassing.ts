import * as tf from '@tensorflow/tfjs-core';
import { lowerOf, upperOf } from '../../../kernels/rounding/interval';
import { type ReadyNode, sizeOf } from '../../network';
import type { Passing, UnitBounds, VisitInput } from '../../passingBack';
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
  wantsTight: ([input], node) => {
    const channels = node.inputShapes[0]?.[2] as number;
    return [contenders(input as UnitBounds, channels, (visit) => forEachInput(node, visit))];
  },
  forEachInput,
};

function forEachInput({ inputShapes: [shape = []] }: ReadyNode, visit: VisitInput): void {
  for (let at = 0; at < sizeOf(shape); at++) visit(at % (shape[2] as number), at);
}
