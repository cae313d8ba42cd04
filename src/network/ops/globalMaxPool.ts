import * as tf from '@tensorflow/tfjs-core';
import { defineOperation } from '../operation';
import { only, unaryFromOnnx, unaryToOnnx } from './unary';
import { imageShape } from './window';

/** Largest value of each channel. Exact and monotone. */
export const globalMaxPool = defineOperation({
  type: 'GlobalMaxPool',
  inferShape: (inputs) => [1, 1, imageShape(only(inputs))[2]],
  forward: (inputs) => tf.max(only(inputs), [1, 2], true),
  interval: (inputs) => tf.max(only(inputs), [1, 2], true),
  fromOnnx: unaryFromOnnx,
  toOnnx: unaryToOnnx,
});
