import * as tf from '@tensorflow/tfjs-core';
import { defineOperation } from '../operation';
import { sameShape, unaryFromOnnx, unaryToOnnx } from './unary';

/** max(0, x). Exact in floating point, so its bounds need no allowance. */
export const relu = defineOperation({
  type: 'Relu',
  switches: true,
  inferShape: sameShape,
  forward: ([x]) => tf.relu(x as tf.Tensor),
  interval: ([x]) => tf.relu(x as tf.Tensor),
  fromOnnx: unaryFromOnnx,
  toOnnx: unaryToOnnx,
});
